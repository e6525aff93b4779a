var Ys=Object.defineProperty,Zs=(n,e)=>{let t={};for(var r in n)Ys(t,r,{get:n[r],enumerable:!0});return e||Ys(t,Symbol.toStringTag,
{value:"Module"}),t};function te(n){this.content=n}te.prototype={constructor:te,find:function(n){for(var e=0;e<this.content.length;e+=2)if(this.
content[e]===n)return e;return-1},get:function(n){var e=this.find(n);return e==-1?void 0:this.content[e+1]},update:function(n,e,t){
var r=t&&t!=n?this.remove(t):this,o=r.find(n),s=r.content.slice();return o==-1?s.push(t||n,e):(s[o+1]=e,t&&(s[o]=t)),new te(
s)},remove:function(n){var e=this.find(n);if(e==-1)return this;var t=this.content.slice();return t.splice(e,2),new te(t)},
addToStart:function(n,e){return new te([n,e].concat(this.remove(n).content))},addToEnd:function(n,e){var t=this.remove(n).
content.slice();return t.push(n,e),new te(t)},addBefore:function(n,e,t){var r=this.remove(e),o=r.content.slice(),s=r.find(
n);return o.splice(s==-1?o.length:s,0,e,t),new te(o)},forEach:function(n){for(var e=0;e<this.content.length;e+=2)n(this.
content[e],this.content[e+1])},prepend:function(n){return n=te.from(n),n.size?new te(n.content.concat(this.subtract(n).content)):
this},append:function(n){return n=te.from(n),n.size?new te(this.subtract(n).content.concat(n.content)):this},subtract:function(n){
var e=this;n=te.from(n);for(var t=0;t<n.content.length;t+=2)e=e.remove(n.content[t]);return e},toObject:function(){var n={};
return this.forEach(function(e,t){n[e]=t}),n},get size(){return this.content.length>>1}};te.from=function(n){if(n instanceof
te)return n;var e=[];if(n)for(var t in n)e.push(t,n[t]);return new te(e)};var Kr=te;function di(n,e,t){for(let r=0;;r++){if(r==n.childCount||r==e.childCount)return n.childCount==e.childCount?null:t;let o=n.
child(r),s=e.child(r);if(o==s){t+=o.nodeSize;continue}if(!o.sameMarkup(s))return t;if(o.isText&&o.text!=s.text){let i=o.
text,l=s.text,a=0;for(;i[a]==l[a];a++)t++;return a&&a<i.length&&a<l.length&&hi(i.charCodeAt(a-1))&&fi(i.charCodeAt(a))&&
t--,t}if(o.content.size||s.content.size){let i=di(o.content,s.content,t+1);if(i!=null)return i}t+=o.nodeSize}}function ui(n,e,t,r){
for(let o=n.childCount,s=e.childCount;;){if(o==0||s==0)return o==s?null:{a:t,b:r};let i=n.child(--o),l=e.child(--s),a=i.
nodeSize;if(i==l){t-=a,r-=a;continue}if(!i.sameMarkup(l))return{a:t,b:r};if(i.isText&&i.text!=l.text){let c=i.text,d=l.text,
u=c.length,f=d.length;for(;u>0&&f>0&&c[u-1]==d[f-1];)u--,f--,t--,r--;return u&&f&&u<c.length&&hi(c.charCodeAt(u-1))&&fi(
c.charCodeAt(u))&&(t++,r++),{a:t,b:r}}if(i.content.size||l.content.size){let c=ui(i.content,l.content,t-1,r-1);if(c)return c}
t-=a,r-=a}}function fi(n){return n>=56320&&n<57344}function hi(n){return n>=55296&&n<56320}var b=class n{constructor(e,t){
if(this.content=e,this.size=t||0,t==null)for(let r=0;r<e.length;r++)this.size+=e[r].nodeSize}nodesBetween(e,t,r,o=0,s){for(let i=0,
l=0;l<t;i++){let a=this.content[i],c=l+a.nodeSize;if(c>e&&r(a,o+l,s||null,i)!==!1&&a.content.size){let d=l+1;a.nodesBetween(
Math.max(0,e-d),Math.min(a.content.size,t-d),r,o+d)}l=c}}descendants(e){this.nodesBetween(0,this.size,e)}textBetween(e,t,r,o){
let s="",i=!0;return this.nodesBetween(e,t,(l,a)=>{let c=l.isText?l.text.slice(Math.max(e,a)-a,t-a):l.isLeaf?o?typeof o==
"function"?o(l):o:l.type.spec.leafText?l.type.spec.leafText(l):"":"";l.isBlock&&(l.isLeaf&&c||l.isTextblock)&&r&&(i?i=!1:
s+=r),s+=c},0),s}append(e){if(!e.size)return this;if(!this.size)return e;let t=this.lastChild,r=e.firstChild,o=this.content.
slice(),s=0;for(t.isText&&t.sameMarkup(r)&&(o[o.length-1]=t.withText(t.text+r.text),s=1);s<e.content.length;s++)o.push(e.
content[s]);return new n(o,this.size+e.size)}cut(e,t=this.size){if(e==0&&t==this.size)return this;let r=[],o=0;if(t>e)for(let s=0,
i=0;i<t;s++){let l=this.content[s],a=i+l.nodeSize;a>e&&((i<e||a>t)&&(l.isText?l=l.cut(Math.max(0,e-i),Math.min(l.text.length,
t-i)):l=l.cut(Math.max(0,e-i-1),Math.min(l.content.size,t-i-1))),r.push(l),o+=l.nodeSize),i=a}return new n(r,o)}cutByIndex(e,t){
return e==t?n.empty:e==0&&t==this.content.length?this:new n(this.content.slice(e,t))}replaceChild(e,t){let r=this.content[e];
if(r==t)return this;let o=this.content.slice(),s=this.size+t.nodeSize-r.nodeSize;return o[e]=t,new n(o,s)}addToStart(e){
return new n([e].concat(this.content),this.size+e.nodeSize)}addToEnd(e){return new n(this.content.concat(e),this.size+e.
nodeSize)}eq(e){if(this.content.length!=e.content.length)return!1;for(let t=0;t<this.content.length;t++)if(!this.content[t].
eq(e.content[t]))return!1;return!0}get firstChild(){return this.content.length?this.content[0]:null}get lastChild(){return this.
content.length?this.content[this.content.length-1]:null}get childCount(){return this.content.length}child(e){let t=this.
content[e];if(!t)throw new RangeError("Index "+e+" out of range for "+this);return t}maybeChild(e){return this.content[e]||
null}forEach(e){for(let t=0,r=0;t<this.content.length;t++){let o=this.content[t];e(o,r,t),r+=o.nodeSize}}findDiffStart(e,t=0){
return di(this,e,t)}findDiffEnd(e,t=this.size,r=e.size){return ui(this,e,t,r)}findIndex(e){if(e==0)return Pn(0,e);if(e==
this.size)return Pn(this.content.length,e);if(e>this.size||e<0)throw new RangeError(`Position ${e} outside of fragment (${this}\
)`);for(let t=0,r=0;;t++){let o=this.child(t),s=r+o.nodeSize;if(s>=e)return s==e?Pn(t+1,s):Pn(t,r);r=s}}toString(){return"\
<"+this.toStringInner()+">"}toStringInner(){return this.content.join(", ")}toJSON(){return this.content.length?this.content.
map(e=>e.toJSON()):null}static fromJSON(e,t){if(!t)return n.empty;if(!Array.isArray(t))throw new RangeError("Invalid inp\
ut for Fragment.fromJSON");return n.fromArray(t.map(e.nodeFromJSON))}static fromArray(e){if(!e.length)return n.empty;let t,
r=0;for(let o=0;o<e.length;o++){let s=e[o];r+=s.nodeSize,o&&s.isText&&e[o-1].sameMarkup(s)?(t||(t=e.slice(0,o)),t[t.length-
1]=s.withText(t[t.length-1].text+s.text)):t&&t.push(s)}return new n(t||e,r)}static from(e){if(!e)return n.empty;if(e instanceof
n)return e;if(Array.isArray(e))return this.fromArray(e);if(e.attrs)return new n([e],e.nodeSize);throw new RangeError("Ca\
n not convert "+e+" to a Fragment"+(e.nodesBetween?" (looks like multiple versions of prosemirror-model were loaded)":""))}};
b.empty=new b([],0);var Jr={index:0,offset:0};function Pn(n,e){return Jr.index=n,Jr.offset=e,Jr}function Bn(n,e){if(n===
e)return!0;if(!(n&&typeof n=="object")||!(e&&typeof e=="object"))return!1;let t=Array.isArray(n);if(Array.isArray(e)!=t)
return!1;if(t){if(n.length!=e.length)return!1;for(let r=0;r<n.length;r++)if(!Bn(n[r],e[r]))return!1}else{for(let r in n)
if(!(r in e)||!Bn(n[r],e[r]))return!1;for(let r in e)if(!(r in n))return!1}return!0}var R=class n{constructor(e,t){this.
type=e,this.attrs=t}addToSet(e){let t,r=!1;for(let o=0;o<e.length;o++){let s=e[o];if(this.eq(s))return e;if(this.type.excludes(
s.type))t||(t=e.slice(0,o));else{if(s.type.excludes(this.type))return e;!r&&s.type.rank>this.type.rank&&(t||(t=e.slice(0,
o)),t.push(this),r=!0),t&&t.push(s)}}return t||(t=e.slice()),r||t.push(this),t}removeFromSet(e){for(let t=0;t<e.length;t++)
if(this.eq(e[t]))return e.slice(0,t).concat(e.slice(t+1));return e}isInSet(e){for(let t=0;t<e.length;t++)if(this.eq(e[t]))
return!0;return!1}eq(e){return this==e||this.type==e.type&&Bn(this.attrs,e.attrs)}toJSON(){let e={type:this.type.name};for(let t in this.
attrs){e.attrs=this.attrs;break}return e}static fromJSON(e,t){if(!t)throw new RangeError("Invalid input for Mark.fromJSO\
N");let r=e.marks[t.type];if(!r)throw new RangeError(`There is no mark type ${t.type} in this schema`);return r.create(t.
attrs)}static sameSet(e,t){if(e==t)return!0;if(e.length!=t.length)return!1;for(let r=0;r<e.length;r++)if(!e[r].eq(t[r]))
return!1;return!0}static setFrom(e){if(!e||Array.isArray(e)&&e.length==0)return n.none;if(e instanceof n)return[e];let t=e.
slice();return t.sort((r,o)=>r.type.rank-o.type.rank),t}};R.none=[];var je=class extends Error{},w=class n{constructor(e,t,r){
this.content=e,this.openStart=t,this.openEnd=r}get size(){return this.content.size-this.openStart-this.openEnd}insertAt(e,t){
let r=mi(this.content,e+this.openStart,t,this.openStart+1,this.openEnd+1);return r&&new n(r,this.openStart,this.openEnd)}removeBetween(e,t){
return new n(pi(this.content,e+this.openStart,t+this.openStart),this.openStart,this.openEnd)}eq(e){return this.content.eq(
e.content)&&this.openStart==e.openStart&&this.openEnd==e.openEnd}toString(){return this.content+"("+this.openStart+","+this.
openEnd+")"}toJSON(){if(!this.content.size)return null;let e={content:this.content.toJSON()};return this.openStart>0&&(e.
openStart=this.openStart),this.openEnd>0&&(e.openEnd=this.openEnd),e}static fromJSON(e,t){if(!t)return n.empty;let r=t.openStart||
0,o=t.openEnd||0;if(typeof r!="number"||typeof o!="number")throw new RangeError("Invalid input for Slice.fromJSON");return new n(
b.fromJSON(e,t.content),r,o)}static maxOpen(e,t=!0){let r=0,o=0;for(let s=e.firstChild;s&&!s.isLeaf&&(t||!s.type.spec.isolating);s=
s.firstChild)r++;for(let s=e.lastChild;s&&!s.isLeaf&&(t||!s.type.spec.isolating);s=s.lastChild)o++;return new n(e,r,o)}};
w.empty=new w(b.empty,0,0);function pi(n,e,t){let{index:r,offset:o}=n.findIndex(e),s=n.maybeChild(r),{index:i,offset:l}=n.
findIndex(t);if(o==e||s.isText){if(l!=t&&!n.child(i).isText)throw new RangeError("Removing non-flat range");return n.cut(
0,e).append(n.cut(t))}if(r!=i)throw new RangeError("Removing non-flat range");return n.replaceChild(r,s.copy(pi(s.content,
e-o-1,t-o-1)))}function mi(n,e,t,r,o,s){let{index:i,offset:l}=n.findIndex(e),a=n.maybeChild(i);if(l==e||a.isText)return s&&
r<=0&&o<=0&&!s.canReplace(i,i,t)?null:n.cut(0,e).append(t).append(n.cut(e));let c=mi(a.content,e-l-1,t,i==0?r-1:0,i==n.childCount-
1?o-1:0,a);return c&&n.replaceChild(i,a.copy(c))}function ou(n,e,t){if(t.openStart>n.depth)throw new je("Inserted conten\
t deeper than insertion position");if(n.depth-t.openStart!=e.depth-t.openEnd)throw new je("Inconsistent open depths");return gi(
n,e,t,0)}function gi(n,e,t,r){let o=n.index(r),s=n.node(r);if(o==e.index(r)&&r<n.depth-t.openStart){let i=gi(n,e,t,r+1);
return s.copy(s.content.replaceChild(o,i))}else if(t.content.size)if(!t.openStart&&!t.openEnd&&n.depth==r&&e.depth==r){let i=n.
parent,l=i.content;return rt(i,l.cut(0,n.parentOffset).append(t.content).append(l.cut(e.parentOffset)))}else{let{start:i,
end:l}=su(t,n);return rt(s,bi(n,i,l,e,r))}else return rt(s,$n(n,e,r))}function yi(n,e){if(!e.type.compatibleContent(n.type))
throw new je("Cannot join "+e.type.name+" onto "+n.type.name)}function qr(n,e,t){let r=n.node(t);return yi(r,e.node(t)),
r}function nt(n,e){let t=e.length-1;t>=0&&n.isText&&n.sameMarkup(e[t])?e[t]=n.withText(e[t].text+n.text):e.push(n)}function Yt(n,e,t,r){
let o=(e||n).node(t),s=0,i=e?e.index(t):o.childCount;n&&(s=n.index(t),n.depth>t?s++:n.textOffset&&(nt(n.nodeAfter,r),s++));
for(let l=s;l<i;l++)nt(o.child(l),r);e&&e.depth==t&&e.textOffset&&nt(e.nodeBefore,r)}function rt(n,e){if(!n.type.validContent(
e))throw new je("Invalid content for node "+n.type.name);return n.copy(e)}function bi(n,e,t,r,o){let s=n.depth>o&&qr(n,e,
o+1),i=r.depth>o&&qr(t,r,o+1),l=[];return Yt(null,n,o,l),s&&i&&e.index(o)==t.index(o)?(yi(s,i),nt(rt(s,bi(n,e,t,r,o+1)),
l)):(s&&nt(rt(s,$n(n,e,o+1)),l),Yt(e,t,o,l),i&&nt(rt(i,$n(t,r,o+1)),l)),Yt(r,null,o,l),new b(l)}function $n(n,e,t){let r=[];
if(Yt(null,n,t,r),n.depth>t){let o=qr(n,e,t+1);nt(rt(o,$n(n,e,t+1)),r)}return Yt(e,null,t,r),new b(r)}function su(n,e){let t=e.
depth-n.openStart,o=e.node(t).copy(n.content);for(let s=t-1;s>=0;s--)o=e.node(s).copy(b.from(o));return{start:o.resolveNoCache(
n.openStart+t),end:o.resolveNoCache(o.content.size-n.openEnd-t)}}var Fn=class n{constructor(e,t,r){this.pos=e,this.path=
t,this.parentOffset=r,this.depth=t.length/3-1}resolveDepth(e){return e==null?this.depth:e<0?this.depth+e:e}get parent(){
return this.node(this.depth)}get doc(){return this.node(0)}node(e){return this.path[this.resolveDepth(e)*3]}index(e){return this.
path[this.resolveDepth(e)*3+1]}indexAfter(e){return e=this.resolveDepth(e),this.index(e)+(e==this.depth&&!this.textOffset?
0:1)}start(e){return e=this.resolveDepth(e),e==0?0:this.path[e*3-1]+1}end(e){return e=this.resolveDepth(e),this.start(e)+
this.node(e).content.size}before(e){if(e=this.resolveDepth(e),!e)throw new RangeError("There is no position before the t\
op-level node");return e==this.depth+1?this.pos:this.path[e*3-1]}after(e){if(e=this.resolveDepth(e),!e)throw new RangeError(
"There is no position after the top-level node");return e==this.depth+1?this.pos:this.path[e*3-1]+this.path[e*3].nodeSize}get textOffset(){
return this.pos-this.path[this.path.length-1]}get nodeAfter(){let e=this.parent,t=this.index(this.depth);if(t==e.childCount)
return null;let r=this.pos-this.path[this.path.length-1],o=e.child(t);return r?e.child(t).cut(r):o}get nodeBefore(){let e=this.
index(this.depth),t=this.pos-this.path[this.path.length-1];return t?this.parent.child(e).cut(0,t):e==0?null:this.parent.
child(e-1)}posAtIndex(e,t){t=this.resolveDepth(t);let r=this.path[t*3],o=t==0?0:this.path[t*3-1]+1;for(let s=0;s<e;s++)o+=
r.child(s).nodeSize;return o}marks(){let e=this.parent,t=this.index();if(e.content.size==0)return R.none;if(this.textOffset)
return e.child(t).marks;let r=e.maybeChild(t-1),o=e.maybeChild(t);if(!r){let l=r;r=o,o=l}let s=r.marks;for(var i=0;i<s.length;i++)
s[i].type.spec.inclusive===!1&&(!o||!s[i].isInSet(o.marks))&&(s=s[i--].removeFromSet(s));return s}marksAcross(e){let t=this.
parent.maybeChild(this.index());if(!t||!t.isInline)return null;let r=t.marks,o=e.parent.maybeChild(e.index());for(var s=0;s<
r.length;s++)r[s].type.spec.inclusive===!1&&(!o||!r[s].isInSet(o.marks))&&(r=r[s--].removeFromSet(r));return r}sharedDepth(e){
for(let t=this.depth;t>0;t--)if(this.start(t)<=e&&this.end(t)>=e)return t;return 0}blockRange(e=this,t){if(e.pos<this.pos)
return e.blockRange(this);for(let r=this.depth-(this.parent.inlineContent||this.pos==e.pos?1:0);r>=0;r--)if(e.pos<=this.
end(r)&&(!t||t(this.node(r))))return new ot(this,e,r);return null}sameParent(e){return this.pos-this.parentOffset==e.pos-
e.parentOffset}max(e){return e.pos>this.pos?e:this}min(e){return e.pos<this.pos?e:this}toString(){let e="";for(let t=1;t<=
this.depth;t++)e+=(e?"/":"")+this.node(t).type.name+"_"+this.index(t-1);return e+":"+this.parentOffset}static resolve(e,t){
if(!(t>=0&&t<=e.content.size))throw new RangeError("Position "+t+" out of range");let r=[],o=0,s=t;for(let i=e;;){let{index:l,
offset:a}=i.content.findIndex(s),c=s-a;if(r.push(i,l,o+a),!c||(i=i.child(l),i.isText))break;s=c-1,o+=a+1}return new n(t,
r,s)}static resolveCached(e,t){let r=Qs.get(e);if(r)for(let s=0;s<r.elts.length;s++){let i=r.elts[s];if(i.pos==t)return i}else
Qs.set(e,r=new Ur);let o=r.elts[r.i]=n.resolve(e,t);return r.i=(r.i+1)%iu,o}},Ur=class{constructor(){this.elts=[],this.i=
0}},iu=12,Qs=new WeakMap,ot=class{constructor(e,t,r){this.$from=e,this.$to=t,this.depth=r}get start(){return this.$from.
before(this.depth+1)}get end(){return this.$to.after(this.depth+1)}get parent(){return this.$from.node(this.depth)}get startIndex(){
return this.$from.index(this.depth)}get endIndex(){return this.$to.indexAfter(this.depth)}},lu=Object.create(null),he=class n{constructor(e,t,r,o=R.
none){this.type=e,this.attrs=t,this.marks=o,this.content=r||b.empty}get children(){return this.content.content}get nodeSize(){
return this.isLeaf?1:2+this.content.size}get childCount(){return this.content.childCount}child(e){return this.content.child(
e)}maybeChild(e){return this.content.maybeChild(e)}forEach(e){this.content.forEach(e)}nodesBetween(e,t,r,o=0){this.content.
nodesBetween(e,t,r,o,this)}descendants(e){this.nodesBetween(0,this.content.size,e)}get textContent(){return this.isLeaf&&
this.type.spec.leafText?this.type.spec.leafText(this):this.textBetween(0,this.content.size,"")}textBetween(e,t,r,o){return this.
content.textBetween(e,t,r,o)}get firstChild(){return this.content.firstChild}get lastChild(){return this.content.lastChild}eq(e){
return this==e||this.sameMarkup(e)&&this.content.eq(e.content)}sameMarkup(e){return this.hasMarkup(e.type,e.attrs,e.marks)}hasMarkup(e,t,r){
return this.type==e&&Bn(this.attrs,t||e.defaultAttrs||lu)&&R.sameSet(this.marks,r||R.none)}copy(e=null){return e==this.content?
this:new n(this.type,this.attrs,e,this.marks)}mark(e){return e==this.marks?this:new n(this.type,this.attrs,this.content,
e)}cut(e,t=this.content.size){return e==0&&t==this.content.size?this:this.copy(this.content.cut(e,t))}slice(e,t=this.content.
size,r=!1){if(e==t)return w.empty;let o=this.resolve(e),s=this.resolve(t),i=r?0:o.sharedDepth(t),l=o.start(i),c=o.node(i).
content.cut(o.pos-l,s.pos-l);return new w(c,o.depth-i,s.depth-i)}replace(e,t,r){return ou(this.resolve(e),this.resolve(t),
r)}nodeAt(e){for(let t=this;;){let{index:r,offset:o}=t.content.findIndex(e);if(t=t.maybeChild(r),!t)return null;if(o==e||
t.isText)return t;e-=o+1}}childAfter(e){let{index:t,offset:r}=this.content.findIndex(e);return{node:this.content.maybeChild(
t),index:t,offset:r}}childBefore(e){if(e==0)return{node:null,index:0,offset:0};let{index:t,offset:r}=this.content.findIndex(
e);if(r<e)return{node:this.content.child(t),index:t,offset:r};let o=this.content.child(t-1);return{node:o,index:t-1,offset:r-
o.nodeSize}}resolve(e){return Fn.resolveCached(this,e)}resolveNoCache(e){return Fn.resolve(this,e)}rangeHasMark(e,t,r){let o=!1;
return t>e&&this.nodesBetween(e,t,s=>(r.isInSet(s.marks)&&(o=!0),!o)),o}get isBlock(){return this.type.isBlock}get isTextblock(){
return this.type.isTextblock}get inlineContent(){return this.type.inlineContent}get isInline(){return this.type.isInline}get isText(){
return this.type.isText}get isLeaf(){return this.type.isLeaf}get isAtom(){return this.type.isAtom}toString(){if(this.type.
spec.toDebugString)return this.type.spec.toDebugString(this);let e=this.type.name;return this.content.size&&(e+="("+this.
content.toStringInner()+")"),ki(this.marks,e)}contentMatchAt(e){let t=this.type.contentMatch.matchFragment(this.content,
0,e);if(!t)throw new Error("Called contentMatchAt on a node with invalid content");return t}canReplace(e,t,r=b.empty,o=0,s=r.
childCount){let i=this.contentMatchAt(e).matchFragment(r,o,s),l=i&&i.matchFragment(this.content,t);if(!l||!l.validEnd)return!1;
for(let a=o;a<s;a++)if(!this.type.allowsMarks(r.child(a).marks))return!1;return!0}canReplaceWith(e,t,r,o){if(o&&!this.type.
allowsMarks(o))return!1;let s=this.contentMatchAt(e).matchType(r),i=s&&s.matchFragment(this.content,t);return i?i.validEnd:
!1}canAppend(e){return e.content.size?this.canReplace(this.childCount,this.childCount,e.content):this.type.compatibleContent(
e.type)}check(){this.type.checkContent(this.content),ti(this.type.attrs,this.attrs,"node",this.type.name);let e=R.none;for(let t=0;t<
this.marks.length;t++){let r=this.marks[t];ti(r.type.attrs,r.attrs,"mark",r.type.name),e=r.addToSet(e)}if(!R.sameSet(e,this.
marks))throw new RangeError(`Invalid collection of marks for node ${this.type.name}: ${this.marks.map(t=>t.type.name)}`);
this.content.forEach(t=>t.check())}toJSON(){let e={type:this.type.name};for(let t in this.attrs){e.attrs=this.attrs;break}
return this.content.size&&(e.content=this.content.toJSON()),this.marks.length&&(e.marks=this.marks.map(t=>t.toJSON())),e}static fromJSON(e,t){
if(!t)throw new RangeError("Invalid input for Node.fromJSON");let r;if(t.marks){if(!Array.isArray(t.marks))throw new RangeError(
"Invalid mark data for Node.fromJSON");r=t.marks.map(e.markFromJSON)}if(t.type=="text"){if(typeof t.text!="string")throw new RangeError(
"Invalid text node in JSON");return e.text(t.text,r)}let o=b.fromJSON(e,t.content);return e.nodeType(t.type).create(t.attrs,
o,r)}};he.prototype.text=void 0;var ei=(()=>{let{stack:n}=new Error("/");if(!n||!/\n\s*at\s/.test(n))return t=>t;let e=Object.
create(null);return t=>(e[t],t)})(),Gr=class n extends he{constructor(e,t,r,o){if(super(e,t,null,o),!r)throw new RangeError(
"Empty text nodes are not allowed");this.text=r}toString(){return this.type.spec.toDebugString?this.type.spec.toDebugString(
this):ki(this.marks,JSON.stringify(this.text))}get textContent(){return this.text}textBetween(e,t){return ei(this.text.slice(
e,t))}get nodeSize(){return this.text.length}mark(e){return e==this.marks?this:new n(this.type,this.attrs,this.text,e)}withText(e){
return e==this.text?this:new n(this.type,this.attrs,e,this.marks)}cut(e=0,t=this.text.length){return e==0&&t==this.text.
length?this:this.withText(ei(this.text.slice(e,t)))}eq(e){return this.sameMarkup(e)&&this.text==e.text}toJSON(){let e=super.
toJSON();return e.text=this.text,e}};function ki(n,e){for(let t=n.length-1;t>=0;t--)e=n[t].type.name+"("+e+")";return e}
function ti(n,e,t,r){for(let o in e)if(!(o in n))throw new RangeError(`Unsupported attribute ${o} for ${t} of type ${r}`);
for(let o in n)n[o].validate&&n[o].validate(e[o])}var st=class n{constructor(e){this.validEnd=e,this.next=[],this.wrapCache=
[]}static parse(e,t){let r=new Xr(e,t);if(r.next==null)return n.empty;let o=wi(r);r.next&&r.err("Unexpected trailing tex\
t");let s=pu(hu(o));return mu(s,r),s}matchType(e){for(let t=0;t<this.next.length;t++)if(this.next[t].type==e)return this.
next[t].next;return null}matchFragment(e,t=0,r=e.childCount){let o=this;for(let s=t;o&&s<r;s++)o=o.matchType(e.child(s).
type);return o}get inlineContent(){return this.next.length!=0&&this.next[0].type.isInline}get defaultType(){for(let e=0;e<
this.next.length;e++){let{type:t}=this.next[e];if(!(t.isText||t.hasRequiredAttrs()))return t}return null}compatible(e){for(let t=0;t<
this.next.length;t++)for(let r=0;r<e.next.length;r++)if(this.next[t].type==e.next[r].type)return!0;return!1}fillBefore(e,t=!1,r=0){
let o=[this];function s(i,l){let a=i.matchFragment(e,r);if(a&&(!t||a.validEnd))return b.from(l.map(c=>c.createAndFill()));
for(let c=0;c<i.next.length;c++){let{type:d,next:u}=i.next[c];if(!(d.isText||d.hasRequiredAttrs())&&o.indexOf(u)==-1){o.
push(u);let f=s(u,l.concat(d));if(f)return f}}return null}return s(this,[])}findWrapping(e){for(let r=0;r<this.wrapCache.
length;r+=2)if(this.wrapCache[r]==e)return this.wrapCache[r+1];let t=this.computeWrapping(e);return this.wrapCache.push(
e,t),t}computeWrapping(e){let t=Object.create(null),r=[{match:this,type:null,via:null}];for(;r.length;){let o=r.shift(),
s=o.match;if(s.matchType(e)){let i=[];for(let l=o;l.type;l=l.via)i.push(l.type);return i.reverse()}for(let i=0;i<s.next.
length;i++){let{type:l,next:a}=s.next[i];!l.isLeaf&&!l.hasRequiredAttrs()&&!(l.name in t)&&(!o.type||a.validEnd)&&(r.push(
{match:l.contentMatch,type:l,via:o}),t[l.name]=!0)}}return null}get edgeCount(){return this.next.length}edge(e){if(e>=this.
next.length)throw new RangeError(`There's no ${e}th edge in this content match`);return this.next[e]}toString(){let e=[];
function t(r){e.push(r);for(let o=0;o<r.next.length;o++)e.indexOf(r.next[o].next)==-1&&t(r.next[o].next)}return t(this),
e.map((r,o)=>{let s=o+(r.validEnd?"*":" ")+" ";for(let i=0;i<r.next.length;i++)s+=(i?", ":"")+r.next[i].type.name+"->"+e.
indexOf(r.next[i].next);return s}).join(`
`)}};st.empty=new st(!0);var Xr=class{constructor(e,t){this.string=e,this.nodeTypes=t,this.inline=null,this.pos=0,this.tokens=
e.split(/\s*(?=\b|\W|$)/),this.tokens[this.tokens.length-1]==""&&this.tokens.pop(),this.tokens[0]==""&&this.tokens.shift()}get next(){
return this.tokens[this.pos]}eat(e){return this.next==e&&(this.pos++||!0)}err(e){throw new SyntaxError(e+" (in content e\
xpression '"+this.string+"')")}};function wi(n){let e=[];do e.push(au(n));while(n.eat("|"));return e.length==1?e[0]:{type:"\
choice",exprs:e}}function au(n){let e=[];do e.push(cu(n));while(n.next&&n.next!=")"&&n.next!="|");return e.length==1?e[0]:
{type:"seq",exprs:e}}function cu(n){let e=fu(n);for(;;)if(n.eat("+"))e={type:"plus",expr:e};else if(n.eat("*"))e={type:"\
star",expr:e};else if(n.eat("?"))e={type:"opt",expr:e};else if(n.eat("{"))e=du(n,e);else break;return e}function ni(n){/\D/.
test(n.next)&&n.err("Expected number, got '"+n.next+"'");let e=Number(n.next);return n.pos++,e}function du(n,e){let t=ni(
n),r=t;return n.eat(",")&&(n.next!="}"?r=ni(n):r=-1),n.eat("}")||n.err("Unclosed braced range"),{type:"range",min:t,max:r,
expr:e}}function uu(n,e){let t=n.nodeTypes,r=t[e];if(r)return[r];let o=[];for(let s in t){let i=t[s];i.isInGroup(e)&&o.push(
i)}return o.length==0&&n.err("No node type or group '"+e+"' found"),o}function fu(n){if(n.eat("(")){let e=wi(n);return n.
eat(")")||n.err("Missing closing paren"),e}else if(/\W/.test(n.next))n.err("Unexpected token '"+n.next+"'");else{let e=uu(
n,n.next).map(t=>(n.inline==null?n.inline=t.isInline:n.inline!=t.isInline&&n.err("Mixing inline and block content"),{type:"\
name",value:t}));return n.pos++,e.length==1?e[0]:{type:"choice",exprs:e}}}function hu(n){let e=[[]];return o(s(n,0),t()),
e;function t(){return e.push([])-1}function r(i,l,a){let c={term:a,to:l};return e[i].push(c),c}function o(i,l){i.forEach(
a=>a.to=l)}function s(i,l){if(i.type=="choice")return i.exprs.reduce((a,c)=>a.concat(s(c,l)),[]);if(i.type=="seq")for(let a=0;;a++){
let c=s(i.exprs[a],l);if(a==i.exprs.length-1)return c;o(c,l=t())}else if(i.type=="star"){let a=t();return r(l,a),o(s(i.expr,
a),a),[r(a)]}else if(i.type=="plus"){let a=t();return o(s(i.expr,l),a),o(s(i.expr,a),a),[r(a)]}else{if(i.type=="opt")return[
r(l)].concat(s(i.expr,l));if(i.type=="range"){let a=l;for(let c=0;c<i.min;c++){let d=t();o(s(i.expr,a),d),a=d}if(i.max==
-1)o(s(i.expr,a),a);else for(let c=i.min;c<i.max;c++){let d=t();r(a,d),o(s(i.expr,a),d),a=d}return[r(a)]}else{if(i.type==
"name")return[r(l,void 0,i.value)];throw new Error("Unknown expr type")}}}}function Si(n,e){return e-n}function ri(n,e){
let t=[];return r(e),t.sort(Si);function r(o){let s=n[o];if(s.length==1&&!s[0].term)return r(s[0].to);t.push(o);for(let i=0;i<
s.length;i++){let{term:l,to:a}=s[i];!l&&t.indexOf(a)==-1&&r(a)}}}function pu(n){let e=Object.create(null);return t(ri(n,
0));function t(r){let o=[];r.forEach(i=>{n[i].forEach(({term:l,to:a})=>{if(!l)return;let c;for(let d=0;d<o.length;d++)o[d][0]==
l&&(c=o[d][1]);ri(n,a).forEach(d=>{c||o.push([l,c=[]]),c.indexOf(d)==-1&&c.push(d)})})});let s=e[r.join(",")]=new st(r.indexOf(
n.length-1)>-1);for(let i=0;i<o.length;i++){let l=o[i][1].sort(Si);s.next.push({type:o[i][0],next:e[l.join(",")]||t(l)})}
return s}}function mu(n,e){for(let t=0,r=[n];t<r.length;t++){let o=r[t],s=!o.validEnd,i=[];for(let l=0;l<o.next.length;l++){
let{type:a,next:c}=o.next[l];i.push(a.name),s&&!(a.isText||a.hasRequiredAttrs())&&(s=!1),r.indexOf(c)==-1&&r.push(c)}s&&
e.err("Only non-generatable nodes ("+i.join(", ")+") in a required position (see https://prosemirror.net/docs/guide/#gen\
eratable)")}}function xi(n){let e=Object.create(null);for(let t in n){let r=n[t];if(!r.hasDefault)return null;e[t]=r.default}
return e}function Ci(n,e){let t=Object.create(null);for(let r in n){let o=n[r],s=e&&e[r];if(s===void 0)if(o.hasDefault)s=
o.default;else throw new RangeError("No value supplied for attribute "+r);else o.validate&&o.validate(s);t[r]=s}return t}
function Mi(n,e){let t=Object.create(null);if(e)for(let r in e)t[r]=new Yr(n,r,e[r]);return t}var vt=class n{constructor(e,t,r){
this.name=e,this.schema=t,this.spec=r,this.markSet=null,this.groups=r.group?r.group.split(" "):[],this.attrs=Mi(e,r.attrs),
this.defaultAttrs=xi(this.attrs),this.contentMatch=null,this.inlineContent=null,this.isBlock=!(r.inline||e=="text"),this.
isText=e=="text"}get isInline(){return!this.isBlock}get isTextblock(){return this.isBlock&&this.inlineContent}get isLeaf(){
return this.contentMatch==st.empty}get isAtom(){return this.isLeaf||!!this.spec.atom}isInGroup(e){return this.groups.indexOf(
e)>-1}get whitespace(){return this.spec.whitespace||(this.spec.code?"pre":"normal")}hasRequiredAttrs(){for(let e in this.
attrs)if(this.attrs[e].isRequired)return!0;return!1}compatibleContent(e){return this==e||this.contentMatch.compatible(e.
contentMatch)}computeAttrs(e){return!e&&this.defaultAttrs?this.defaultAttrs:Ci(this.attrs,e)}create(e=null,t,r){if(this.
isText)throw new Error("NodeType.create can't construct text nodes");return new he(this,this.computeAttrs(e),b.from(t),R.
setFrom(r))}createChecked(e=null,t,r){return t=b.from(t),this.checkContent(t),new he(this,this.computeAttrs(e),t,R.setFrom(
r))}createAndFill(e=null,t,r){if(e=this.computeAttrs(e),t=b.from(t),t.size){let i=this.contentMatch.fillBefore(t);if(!i)
return null;t=i.append(t)}let o=this.contentMatch.matchFragment(t),s=o&&o.fillBefore(b.empty,!0);return s?new he(this,e,
t.append(s),R.setFrom(r)):null}validContent(e){let t=this.contentMatch.matchFragment(e);if(!t||!t.validEnd)return!1;for(let r=0;r<
e.childCount;r++)if(!this.allowsMarks(e.child(r).marks))return!1;return!0}checkContent(e){if(!this.validContent(e))throw new RangeError(
`Invalid content for node ${this.name}: ${e.toString().slice(0,50)}`)}checkAttrs(e){}allowsMarkType(e){return this.markSet==
null||this.markSet.indexOf(e)>-1}allowsMarks(e){if(this.markSet==null)return!0;for(let t=0;t<e.length;t++)if(!this.allowsMarkType(
e[t].type))return!1;return!0}allowedMarks(e){if(this.markSet==null)return e;let t;for(let r=0;r<e.length;r++)this.allowsMarkType(
e[r].type)?t&&t.push(e[r]):t||(t=e.slice(0,r));return t?t.length?t:R.none:e}static compile(e,t){let r=Object.create(null);
e.forEach((s,i)=>r[s]=new n(s,t,i));let o=t.spec.topNode||"doc";if(!r[o])throw new RangeError("Schema is missing its top\
 node type ('"+o+"')");if(!r.text)throw new RangeError("Every schema needs a 'text' type");for(let s in r.text.attrs)throw new RangeError(
"The text node type should not have attributes");return r}};function gu(n,e,t){let r=t.split("|");return o=>{let s=o===null?
"null":typeof o;if(r.indexOf(s)<0)throw new RangeError(`Expected value of type ${r} for attribute ${e} on type ${n}, got\
 ${s}`)}}var Yr=class{constructor(e,t,r){this.hasDefault=Object.prototype.hasOwnProperty.call(r,"default"),this.default=
r.default,this.validate=typeof r.validate=="string"?gu(e,t,r.validate):r.validate}get isRequired(){return!this.hasDefault}},
Qt=class n{constructor(e,t,r,o){this.name=e,this.rank=t,this.schema=r,this.spec=o,this.attrs=Mi(e,o.attrs),this.excluded=
null;let s=xi(this.attrs);this.instance=s?new R(this,s):null}create(e=null){return!e&&this.instance?this.instance:new R(
this,Ci(this.attrs,e))}static compile(e,t){let r=Object.create(null),o=0;return e.forEach((s,i)=>r[s]=new n(s,o++,t,i)),
r}removeFromSet(e){for(var t=0;t<e.length;t++)e[t].type==this&&(e=e.slice(0,t).concat(e.slice(t+1)),t--);return e}isInSet(e){
for(let t=0;t<e.length;t++)if(e[t].type==this)return e[t]}excludes(e){return this.excluded.indexOf(e)>-1}},it=class{constructor(e){
this.linebreakReplacement=null,this.cached=Object.create(null);let t=this.spec={};for(let o in e)t[o]=e[o];t.nodes=Kr.from(
e.nodes),t.marks=Kr.from(e.marks||{}),this.nodes=vt.compile(this.spec.nodes,this),this.marks=Qt.compile(this.spec.marks,
this);let r=Object.create(null);for(let o in this.nodes){if(o in this.marks)throw new RangeError(o+" can not be both a n\
ode and a mark");let s=this.nodes[o],i=s.spec.content||"",l=s.spec.marks;if(s.contentMatch=r[i]||(r[i]=st.parse(i,this.nodes)),
s.inlineContent=s.contentMatch.inlineContent,s.spec.linebreakReplacement){if(this.linebreakReplacement)throw new RangeError(
"Multiple linebreak nodes defined");if(!s.isInline||!s.isLeaf)throw new RangeError("Linebreak replacement nodes must be \
inline leaf nodes");this.linebreakReplacement=s}s.markSet=l=="_"?null:l?oi(this,l.split(" ")):l==""||!s.inlineContent?[]:
null}for(let o in this.marks){let s=this.marks[o],i=s.spec.excludes;s.excluded=i==null?[s]:i==""?[]:oi(this,i.split(" "))}
this.nodeFromJSON=o=>he.fromJSON(this,o),this.markFromJSON=o=>R.fromJSON(this,o),this.topNodeType=this.nodes[this.spec.topNode||
"doc"],this.cached.wrappings=Object.create(null)}node(e,t=null,r,o){if(typeof e=="string")e=this.nodeType(e);else if(e instanceof
vt){if(e.schema!=this)throw new RangeError("Node type from different schema used ("+e.name+")")}else throw new RangeError(
"Invalid node type: "+e);return e.createChecked(t,r,o)}text(e,t){let r=this.nodes.text;return new Gr(r,r.defaultAttrs,e,
R.setFrom(t))}mark(e,t){return typeof e=="string"&&(e=this.marks[e]),e.create(t)}nodeType(e){let t=this.nodes[e];if(!t)throw new RangeError(
"Unknown node type: "+e);return t}};function oi(n,e){let t=[];for(let r=0;r<e.length;r++){let o=e[r],s=n.marks[o],i=s;if(s)
t.push(s);else for(let l in n.marks){let a=n.marks[l];(o=="_"||a.spec.group&&a.spec.group.split(" ").indexOf(o)>-1)&&t.push(
i=a)}if(!i)throw new SyntaxError("Unknown mark type: '"+e[r]+"'")}return t}function yu(n){return n.tag!=null}function bu(n){
return n.style!=null}var Se=class n{constructor(e,t){this.schema=e,this.rules=t,this.tags=[],this.styles=[];let r=this.matchedStyles=
[];t.forEach(o=>{if(yu(o))this.tags.push(o);else if(bu(o)){let s=/[^=]*/.exec(o.style)[0];r.indexOf(s)<0&&r.push(s),this.
styles.push(o)}}),this.normalizeLists=!this.tags.some(o=>{if(!/^(ul|ol)\b/.test(o.tag)||!o.node)return!1;let s=e.nodes[o.
node];return s.contentMatch.matchType(s)})}parse(e,t={}){let r=new Vn(this,t,!1);return r.addAll(e,R.none,t.from,t.to),r.
finish()}parseSlice(e,t={}){let r=new Vn(this,t,!0);return r.addAll(e,R.none,t.from,t.to),w.maxOpen(r.finish())}matchTag(e,t,r){
for(let o=r?this.tags.indexOf(r)+1:0;o<this.tags.length;o++){let s=this.tags[o];if(Su(e,s.tag)&&(s.namespace===void 0||e.
namespaceURI==s.namespace)&&(!s.context||t.matchesContext(s.context))){if(s.getAttrs){let i=s.getAttrs(e);if(i===!1)continue;
s.attrs=i||void 0}return s}}}matchStyle(e,t,r,o){for(let s=o?this.styles.indexOf(o)+1:0;s<this.styles.length;s++){let i=this.
styles[s],l=i.style;if(!(l.indexOf(e)!=0||i.context&&!r.matchesContext(i.context)||l.length>e.length&&(l.charCodeAt(e.length)!=
61||l.slice(e.length+1)!=t))){if(i.getAttrs){let a=i.getAttrs(t);if(a===!1)continue;i.attrs=a||void 0}return i}}}static schemaRules(e){
let t=[];function r(o){let s=o.priority==null?50:o.priority,i=0;for(;i<t.length;i++){let l=t[i];if((l.priority==null?50:
l.priority)<s)break}t.splice(i,0,o)}for(let o in e.marks){let s=e.marks[o].spec.parseDOM;s&&s.forEach(i=>{r(i=ii(i)),i.mark||
i.ignore||i.clearMark||(i.mark=o)})}for(let o in e.nodes){let s=e.nodes[o].spec.parseDOM;s&&s.forEach(i=>{r(i=ii(i)),i.node||
i.ignore||i.mark||(i.node=o)})}return t}static fromSchema(e){return e.cached.domParser||(e.cached.domParser=new n(e,n.schemaRules(
e)))}},vi={address:!0,article:!0,aside:!0,blockquote:!0,body:!0,canvas:!0,dd:!0,div:!0,dl:!0,fieldset:!0,figcaption:!0,figure:!0,
footer:!0,form:!0,h1:!0,h2:!0,h3:!0,h4:!0,h5:!0,h6:!0,header:!0,hgroup:!0,hr:!0,li:!0,noscript:!0,ol:!0,output:!0,p:!0,pre:!0,
section:!0,table:!0,tfoot:!0,ul:!0},ku={head:!0,noscript:!0,object:!0,script:!0,style:!0,title:!0},Ti={ol:!0,ul:!0},en=1,
Zr=2,Zt=4;function si(n,e,t){return e!=null?(e?en:0)|(e==="full"?Zr:0):n&&n.whitespace=="pre"?en|Zr:t&~Zt}var Mt=class{constructor(e,t,r,o,s,i){
this.type=e,this.attrs=t,this.marks=r,this.solid=o,this.options=i,this.content=[],this.activeMarks=R.none,this.match=s||
(i&Zt?null:e.contentMatch)}findWrapping(e){if(!this.match){if(!this.type)return[];let t=this.type.contentMatch.fillBefore(
b.from(e));if(t)this.match=this.type.contentMatch.matchFragment(t);else{let r=this.type.contentMatch,o;return(o=r.findWrapping(
e.type))?(this.match=r,o):null}}return this.match.findWrapping(e.type)}finish(e){if(!(this.options&en)){let r=this.content[this.
content.length-1],o;if(r&&r.isText&&(o=/[ \t\r\n\u000c]+$/.exec(r.text))){let s=r;r.text.length==o[0].length?this.content.
pop():this.content[this.content.length-1]=s.withText(s.text.slice(0,s.text.length-o[0].length))}}let t=b.from(this.content);
return!e&&this.match&&(t=t.append(this.match.fillBefore(b.empty,!0))),this.type?this.type.create(this.attrs,t,this.marks):
t}inlineContext(e){return this.type?this.type.inlineContent:this.content.length?this.content[0].isInline:e.parentNode&&!vi.
hasOwnProperty(e.parentNode.nodeName.toLowerCase())}},Vn=class{constructor(e,t,r){this.parser=e,this.options=t,this.isOpen=
r,this.open=0,this.localPreserveWS=!1;let o=t.topNode,s,i=si(null,t.preserveWhitespace,0)|(r?Zt:0);o?s=new Mt(o.type,o.attrs,
R.none,!0,t.topMatch||o.type.contentMatch,i):r?s=new Mt(null,null,R.none,!0,null,i):s=new Mt(e.schema.topNodeType,null,R.
none,!0,null,i),this.nodes=[s],this.find=t.findPositions,this.needsBlock=!1}get top(){return this.nodes[this.open]}addDOM(e,t){
e.nodeType==3?this.addTextNode(e,t):e.nodeType==1&&this.addElement(e,t)}addTextNode(e,t){let r=e.nodeValue,o=this.top,s=o.
options&Zr?"full":this.localPreserveWS||(o.options&en)>0,{schema:i}=this.parser;if(s==="full"||o.inlineContext(e)||/[^ \t\r\n\u000c]/.
test(r)){if(s)if(s==="full")r=r.replace(/\r\n?/g,`
`);else if(i.linebreakReplacement&&/[\r\n]/.test(r)&&this.top.findWrapping(i.linebreakReplacement.create())){let l=r.split(
/\r?\n|\r/);for(let a=0;a<l.length;a++)a&&this.insertNode(i.linebreakReplacement.create(),t,!0),l[a]&&this.insertNode(i.
text(l[a]),t,!/\S/.test(l[a]));r=""}else r=r.replace(/\r?\n|\r/g," ");else if(r=r.replace(/[ \t\r\n\u000c]+/g," "),/^[ \t\r\n\u000c]/.
test(r)&&this.open==this.nodes.length-1){let l=o.content[o.content.length-1],a=e.previousSibling;(!l||a&&a.nodeName=="BR"||
l.isText&&/[ \t\r\n\u000c]$/.test(l.text))&&(r=r.slice(1))}r&&this.insertNode(i.text(r),t,!/\S/.test(r)),this.findInText(
e)}else this.findInside(e)}addElement(e,t,r){let o=this.localPreserveWS,s=this.top;(e.tagName=="PRE"||/pre/.test(e.style&&
e.style.whiteSpace))&&(this.localPreserveWS=!0);let i=e.nodeName.toLowerCase(),l;Ti.hasOwnProperty(i)&&this.parser.normalizeLists&&
wu(e);let a=this.options.ruleFromNode&&this.options.ruleFromNode(e)||(l=this.parser.matchTag(e,this,r));e:if(a?a.ignore:
ku.hasOwnProperty(i))this.findInside(e),this.ignoreFallback(e,t);else if(!a||a.skip||a.closeParent){a&&a.closeParent?this.
open=Math.max(0,this.open-1):a&&a.skip.nodeType&&(e=a.skip);let c,d=this.needsBlock;if(vi.hasOwnProperty(i))s.content.length&&
s.content[0].isInline&&this.open&&(this.open--,s=this.top),c=!0,s.type||(this.needsBlock=!0);else if(!e.firstChild){this.
leafFallback(e,t);break e}let u=a&&a.skip?t:this.readStyles(e,t);u&&this.addAll(e,u),c&&this.sync(s),this.needsBlock=d}else{
let c=this.readStyles(e,t);c&&this.addElementByRule(e,a,c,a.consuming===!1?l:void 0)}this.localPreserveWS=o}leafFallback(e,t){
e.nodeName=="BR"&&this.top.type&&this.top.type.inlineContent&&this.addTextNode(e.ownerDocument.createTextNode(`
`),t)}ignoreFallback(e,t){e.nodeName=="BR"&&(!this.top.type||!this.top.type.inlineContent)&&this.findPlace(this.parser.schema.
text("-"),t,!0)}readStyles(e,t){let r=e.style;if(r&&r.length)for(let o=0;o<this.parser.matchedStyles.length;o++){let s=this.
parser.matchedStyles[o],i=r.getPropertyValue(s);if(i)for(let l=void 0;;){let a=this.parser.matchStyle(s,i,this,l);if(!a)
break;if(a.ignore)return null;if(a.clearMark?t=t.filter(c=>!a.clearMark(c)):t=t.concat(this.parser.schema.marks[a.mark].
create(a.attrs)),a.consuming===!1)l=a;else break}}return t}addElementByRule(e,t,r,o){let s,i;if(t.node)if(i=this.parser.
schema.nodes[t.node],i.isLeaf)this.insertNode(i.create(t.attrs),r,e.nodeName=="BR")||this.leafFallback(e,r);else{let a=this.
enter(i,t.attrs||null,r,t.preserveWhitespace);a&&(s=!0,r=a)}else{let a=this.parser.schema.marks[t.mark];r=r.concat(a.create(
t.attrs))}let l=this.top;if(i&&i.isLeaf)this.findInside(e);else if(o)this.addElement(e,r,o);else if(t.getContent)this.findInside(
e),t.getContent(e,this.parser.schema).forEach(a=>this.insertNode(a,r,!1));else{let a=e;typeof t.contentElement=="string"?
a=e.querySelector(t.contentElement):typeof t.contentElement=="function"?a=t.contentElement(e):t.contentElement&&(a=t.contentElement),
this.findAround(e,a,!0),this.addAll(a,r),this.findAround(e,a,!1)}s&&this.sync(l)&&this.open--}addAll(e,t,r,o){let s=r||0;
for(let i=r?e.childNodes[r]:e.firstChild,l=o==null?null:e.childNodes[o];i!=l;i=i.nextSibling,++s)this.findAtPoint(e,s),this.
addDOM(i,t);this.findAtPoint(e,s)}findPlace(e,t,r){let o,s;for(let i=this.open,l=0;i>=0;i--){let a=this.nodes[i],c=a.findWrapping(
e);if(c&&(!o||o.length>c.length+l)&&(o=c,s=a,!c.length))break;if(a.solid){if(r)break;l+=2}}if(!o)return null;this.sync(s);
for(let i=0;i<o.length;i++)t=this.enterInner(o[i],null,t,!1);return t}insertNode(e,t,r){if(e.isInline&&this.needsBlock&&
!this.top.type){let s=this.textblockFromContext();s&&(t=this.enterInner(s,null,t))}let o=this.findPlace(e,t,r);if(o){this.
closeExtra();let s=this.top;s.match&&(s.match=s.match.matchType(e.type));let i=R.none;for(let l of o.concat(e.marks))(s.
type?s.type.allowsMarkType(l.type):li(l.type,e.type))&&(i=l.addToSet(i));return s.content.push(e.mark(i)),!0}return!1}enter(e,t,r,o){
let s=this.findPlace(e.create(t),r,!1);return s&&(s=this.enterInner(e,t,r,!0,o)),s}enterInner(e,t,r,o=!1,s){this.closeExtra();
let i=this.top;i.match=i.match&&i.match.matchType(e);let l=si(e,s,i.options);i.options&Zt&&i.content.length==0&&(l|=Zt);
let a=R.none;return r=r.filter(c=>(i.type?i.type.allowsMarkType(c.type):li(c.type,e))?(a=c.addToSet(a),!1):!0),this.nodes.
push(new Mt(e,t,a,o,null,l)),this.open++,r}closeExtra(e=!1){let t=this.nodes.length-1;if(t>this.open){for(;t>this.open;t--)
this.nodes[t-1].content.push(this.nodes[t].finish(e));this.nodes.length=this.open+1}}finish(){return this.open=0,this.closeExtra(
this.isOpen),this.nodes[0].finish(!!(this.isOpen||this.options.topOpen))}sync(e){for(let t=this.open;t>=0;t--){if(this.nodes[t]==
e)return this.open=t,!0;this.localPreserveWS&&(this.nodes[t].options|=en)}return!1}get currentPos(){this.closeExtra();let e=0;
for(let t=this.open;t>=0;t--){let r=this.nodes[t].content;for(let o=r.length-1;o>=0;o--)e+=r[o].nodeSize;t&&e++}return e}findAtPoint(e,t){
if(this.find)for(let r=0;r<this.find.length;r++)this.find[r].node==e&&this.find[r].offset==t&&(this.find[r].pos=this.currentPos)}findInside(e){
if(this.find)for(let t=0;t<this.find.length;t++)this.find[t].pos==null&&e.nodeType==1&&e.contains(this.find[t].node)&&(this.
find[t].pos=this.currentPos)}findAround(e,t,r){if(e!=t&&this.find)for(let o=0;o<this.find.length;o++)this.find[o].pos==null&&
e.nodeType==1&&e.contains(this.find[o].node)&&t.compareDocumentPosition(this.find[o].node)&(r?2:4)&&(this.find[o].pos=this.
currentPos)}findInText(e){if(this.find)for(let t=0;t<this.find.length;t++)this.find[t].node==e&&(this.find[t].pos=this.currentPos-
(e.nodeValue.length-this.find[t].offset))}matchesContext(e){if(e.indexOf("|")>-1)return e.split(/\s*\|\s*/).some(this.matchesContext,
this);let t=e.split("/"),r=this.options.context,o=!this.isOpen&&(!r||r.parent.type==this.nodes[0].type),s=-(r?r.depth+1:
0)+(o?0:1),i=(l,a)=>{for(;l>=0;l--){let c=t[l];if(c==""){if(l==t.length-1||l==0)continue;for(;a>=s;a--)if(i(l-1,a))return!0;
return!1}else{let d=a>0||a==0&&o?this.nodes[a].type:r&&a>=s?r.node(a-s).type:null;if(!d||d.name!=c&&!d.isInGroup(c))return!1;
a--}}return!0};return i(t.length-1,this.open)}textblockFromContext(){let e=this.options.context;if(e)for(let t=e.depth;t>=
0;t--){let r=e.node(t).contentMatchAt(e.indexAfter(t)).defaultType;if(r&&r.isTextblock&&r.defaultAttrs)return r}for(let t in this.
parser.schema.nodes){let r=this.parser.schema.nodes[t];if(r.isTextblock&&r.defaultAttrs)return r}}};function wu(n){for(let e=n.
firstChild,t=null;e;e=e.nextSibling){let r=e.nodeType==1?e.nodeName.toLowerCase():null;r&&Ti.hasOwnProperty(r)&&t?(t.appendChild(
e),e=t):r=="li"?t=e:r&&(t=null)}}function Su(n,e){return(n.matches||n.msMatchesSelector||n.webkitMatchesSelector||n.mozMatchesSelector).
call(n,e)}function ii(n){let e={};for(let t in n)e[t]=n[t];return e}function li(n,e){let t=e.schema.nodes;for(let r in t){
let o=t[r];if(!o.allowsMarkType(n))continue;let s=[],i=l=>{s.push(l);for(let a=0;a<l.edgeCount;a++){let{type:c,next:d}=l.
edge(a);if(c==e||s.indexOf(d)<0&&i(d))return!0}};if(i(o.contentMatch))return!0}}var xe=class n{constructor(e,t){this.nodes=
e,this.marks=t}serializeFragment(e,t={},r){r||(r=Ln(t).createDocumentFragment());let o=r,s=[];return e.forEach(i=>{if(s.
length||i.marks.length){let l=0,a=0;for(;l<s.length&&a<i.marks.length;){let c=i.marks[a];if(!this.marks[c.type.name]){a++;
continue}if(!c.eq(s[l][0])||c.type.spec.spanning===!1)break;l++,a++}for(;l<s.length;)o=s.pop()[1];for(;a<i.marks.length;){
let c=i.marks[a++],d=this.serializeMark(c,i.isInline,t);d&&(s.push([c,o]),o.appendChild(d.dom),o=d.contentDOM||d.dom)}}o.
appendChild(this.serializeNodeInner(i,t))}),r}serializeNodeInner(e,t){if(e.isText)return Ln(t).createTextNode(e.text);let{
dom:r,contentDOM:o}=zn(Ln(t),this.nodes[e.type.name](e),null,e.attrs);if(o){if(e.isLeaf)throw new RangeError("Content ho\
le not allowed in a leaf node spec");this.serializeFragment(e.content,t,o)}return r}serializeNode(e,t={}){let r=this.serializeNodeInner(
e,t);for(let o=e.marks.length-1;o>=0;o--){let s=this.serializeMark(e.marks[o],e.isInline,t);s&&((s.contentDOM||s.dom).appendChild(
r),r=s.dom)}return r}serializeMark(e,t,r={}){let o=this.marks[e.type.name];return o&&zn(Ln(r),o(e,t),null,e.attrs)}static renderSpec(e,t,r=null,o){
return typeof t=="string"?{dom:e.createTextNode(t)}:zn(e,t,r,o)}static fromSchema(e){return e.cached.domSerializer||(e.cached.
domSerializer=new n(this.nodesFromSchema(e),this.marksFromSchema(e)))}static nodesFromSchema(e){let t=ai(e.nodes);return t.
text||(t.text=r=>r.text),t}static marksFromSchema(e){return ai(e.marks)}};function ai(n){let e={};for(let t in n){let r=n[t].
spec.toDOM;r&&(e[t]=r)}return e}function Ln(n){return n.document||window.document}var ci=new WeakMap;function xu(n){let e=ci.
get(n);return e===void 0&&ci.set(n,e=Cu(n)),e}function Cu(n){let e=null;function t(r){if(r&&typeof r=="object")if(Array.
isArray(r))if(typeof r[0]=="string")e||(e=[]),e.push(r);else for(let o=0;o<r.length;o++)t(r[o]);else for(let o in r)t(r[o])}
return t(n),e}function zn(n,e,t,r){if(e.nodeType==1)return{dom:e};if(e.dom&&e.dom.nodeType==1)return e;let o=e[0],s;if(typeof o!=
"string")throw new RangeError("Invalid array passed to renderSpec");if(r&&(s=xu(r))&&s.indexOf(e)>-1)throw new RangeError(
"Using an array from an attribute object as a DOM spec. This may be an attempted cross site scripting attack.");let i=o.
indexOf(" ");i>0&&(t=o.slice(0,i),o=o.slice(i+1));let l,a=t?n.createElementNS(t,o):n.createElement(o),c=e[1],d=1;if(c&&typeof c==
"object"&&c.nodeType==null&&!Array.isArray(c)){d=2;for(let u in c)if(c[u]!=null){let f=u.indexOf(" ");f>0?a.setAttributeNS(
u.slice(0,f),u.slice(f+1),c[u]):u=="style"&&a.style?a.style.cssText=c[u]:a.setAttribute(u,c[u])}}for(let u=d;u<e.length;u++){
let f=e[u];if(f===0){if(u<e.length-1||u>d)throw new RangeError("Content hole must be the only child of its parent node");
return{dom:a,contentDOM:a}}else if(typeof f=="string")a.appendChild(n.createTextNode(f));else{let{dom:h,contentDOM:p}=zn(
n,f,t,r);if(a.appendChild(h),p){if(l)throw new RangeError("Multiple content holes");l=p}}}return{dom:a,contentDOM:l}}var Di=65535,Ri=Math.pow(2,16);function Mu(n,e){return n+e*Ri}function Ai(n){return n&Di}function vu(n){return(n-(n&Di))/
Ri}var Ii=1,Pi=2,Hn=4,Li=8,rn=class{constructor(e,t,r){this.pos=e,this.delInfo=t,this.recover=r}get deleted(){return(this.
delInfo&Li)>0}get deletedBefore(){return(this.delInfo&(Ii|Hn))>0}get deletedAfter(){return(this.delInfo&(Pi|Hn))>0}get deletedAcross(){
return(this.delInfo&Hn)>0}},De=class n{constructor(e,t=!1){if(this.ranges=e,this.inverted=t,!e.length&&n.empty)return n.
empty}recover(e){let t=0,r=Ai(e);if(!this.inverted)for(let o=0;o<r;o++)t+=this.ranges[o*3+2]-this.ranges[o*3+1];return this.
ranges[r*3]+t+vu(e)}mapResult(e,t=1){return this._map(e,t,!1)}map(e,t=1){return this._map(e,t,!0)}_map(e,t,r){let o=0,s=this.
inverted?2:1,i=this.inverted?1:2;for(let l=0;l<this.ranges.length;l+=3){let a=this.ranges[l]-(this.inverted?o:0);if(a>e)
break;let c=this.ranges[l+s],d=this.ranges[l+i],u=a+c;if(e<=u){let f=c?e==a?-1:e==u?1:t:t,h=a+o+(f<0?0:d);if(r)return h;
let p=e==(t<0?a:u)?null:Mu(l/3,e-a),m=0;return c&&(m|=e==a?Pi:e==u?Ii:Hn,(t<0?e!=a:e!=u)&&(m|=Li)),new rn(h,m,p)}o+=d-c}
return r?e+o:new rn(e+o,0,null)}touches(e,t){let r=0,o=Ai(t),s=this.inverted?2:1,i=this.inverted?1:2;for(let l=0;l<this.
ranges.length;l+=3){let a=this.ranges[l]-(this.inverted?r:0);if(a>e)break;let c=this.ranges[l+s],d=a+c;if(e<=d&&l==o*3)return!0;
r+=this.ranges[l+i]-c}return!1}forEach(e){let t=this.inverted?2:1,r=this.inverted?1:2;for(let o=0,s=0;o<this.ranges.length;o+=
3){let i=this.ranges[o],l=i-(this.inverted?s:0),a=i+(this.inverted?0:s),c=this.ranges[o+t],d=this.ranges[o+r];e(l,l+c,a,
a+d),s+=d-c}}invert(){return new n(this.ranges,!this.inverted)}toString(){return(this.inverted?"-":"")+JSON.stringify(this.
ranges)}static offset(e){return e==0?n.empty:new n(e<0?[0,-e,0]:[0,0,e])}};De.empty=new De([]);var on=class n{constructor(e,t,r=0,o=e?
e.length:0){this.mirror=t,this.from=r,this.to=o,this._maps=e||[],this.ownData=!(e||t)}get maps(){return this._maps}slice(e=0,t=this.
maps.length){return new n(this._maps,this.mirror,e,t)}appendMap(e,t){this.ownData||(this._maps=this._maps.slice(),this.mirror=
this.mirror&&this.mirror.slice(),this.ownData=!0),this.to=this._maps.push(e),t!=null&&this.setMirror(this._maps.length-1,
t)}appendMapping(e){for(let t=0,r=this._maps.length;t<e._maps.length;t++){let o=e.getMirror(t);this.appendMap(e._maps[t],
o!=null&&o<t?r+o:void 0)}}getMirror(e){if(this.mirror){for(let t=0;t<this.mirror.length;t++)if(this.mirror[t]==e)return this.
mirror[t+(t%2?-1:1)]}}setMirror(e,t){this.mirror||(this.mirror=[]),this.mirror.push(e,t)}appendMappingInverted(e){for(let t=e.
maps.length-1,r=this._maps.length+e._maps.length;t>=0;t--){let o=e.getMirror(t);this.appendMap(e._maps[t].invert(),o!=null&&
o>t?r-o-1:void 0)}}invert(){let e=new n;return e.appendMappingInverted(this),e}map(e,t=1){if(this.mirror)return this._map(
e,t,!0);for(let r=this.from;r<this.to;r++)e=this._maps[r].map(e,t);return e}mapResult(e,t=1){return this._map(e,t,!1)}_map(e,t,r){
let o=0;for(let s=this.from;s<this.to;s++){let i=this._maps[s],l=i.mapResult(e,t);if(l.recover!=null){let a=this.getMirror(
s);if(a!=null&&a>s&&a<this.to){s=a,e=this._maps[a].recover(l.recover);continue}}o|=l.delInfo,e=l.pos}return r?e:new rn(e,
o,null)}},Qr=Object.create(null),j=class{getMap(){return De.empty}merge(e){return null}static fromJSON(e,t){if(!t||!t.stepType)
throw new RangeError("Invalid input for Step.fromJSON");let r=Qr[t.stepType];if(!r)throw new RangeError(`No step type ${t.
stepType} defined`);return r.fromJSON(e,t)}static jsonID(e,t){if(e in Qr)throw new RangeError("Duplicate use of step JSO\
N ID "+e);return Qr[e]=t,t.prototype.jsonID=e,t}},X=class n{constructor(e,t){this.doc=e,this.failed=t}static ok(e){return new n(
e,null)}static fail(e){return new n(null,e)}static fromReplace(e,t,r,o){try{return n.ok(e.replace(t,r,o))}catch(s){if(s instanceof
je)return n.fail(s.message);throw s}}};function ro(n,e,t){let r=[];for(let o=0;o<n.childCount;o++){let s=n.child(o);s.content.
size&&(s=s.copy(ro(s.content,e,s))),s.isInline&&(s=e(s,t,o)),r.push(s)}return b.fromArray(r)}var sn=class n extends j{constructor(e,t,r){
super(),this.from=e,this.to=t,this.mark=r}apply(e){let t=e.slice(this.from,this.to),r=e.resolve(this.from),o=r.node(r.sharedDepth(
this.to)),s=new w(ro(t.content,(i,l)=>!i.isAtom||!l.type.allowsMarkType(this.mark.type)?i:i.mark(this.mark.addToSet(i.marks)),
o),t.openStart,t.openEnd);return X.fromReplace(e,this.from,this.to,s)}invert(e){let t=[];return e.nodesBetween(this.from,
this.to,(r,o)=>{if(r.isInline&&r.isAtom){let s=this.mark.addToSet(r.marks);if(!R.sameSet(s,r.marks)){let i=Math.max(this.
from,o),l=Math.min(this.to,o+r.nodeSize);Wn(_e,i,l,this.mark,t);for(let a of r.marks)a.isInSet(s)||Wn(n,i,l,a,t)}}}),t.length==
1?t[0]:new ln(t)}map(e){let t=e.map(this.from,1),r=e.map(this.to,-1);return t>=r?null:new n(t,r,this.mark)}merge(e){return e instanceof
n&&e.mark.eq(this.mark)&&this.from<=e.to&&this.to>=e.from?new n(Math.min(this.from,e.from),Math.max(this.to,e.to),this.mark):
null}toJSON(){return{stepType:"addMark",mark:this.mark.toJSON(),from:this.from,to:this.to}}static fromJSON(e,t){if(typeof t.
from!="number"||typeof t.to!="number")throw new RangeError("Invalid input for AddMarkStep.fromJSON");return new n(t.from,
t.to,e.markFromJSON(t.mark))}};j.jsonID("addMark",sn);var _e=class n extends j{constructor(e,t,r){super(),this.from=e,this.
to=t,this.mark=r}apply(e){let t=e.slice(this.from,this.to),r=new w(ro(t.content,o=>o.mark(this.mark.removeFromSet(o.marks)),
e),t.openStart,t.openEnd);return X.fromReplace(e,this.from,this.to,r)}invert(e){let t=[];return e.nodesBetween(this.from,
this.to,(r,o)=>{r.isInline&&r.isAtom&&this.mark.isInSet(r.marks)&&Wn(sn,Math.max(this.from,o),Math.min(this.to,o+r.nodeSize),
this.mark,t)}),t.length==1?t[0]:new ln(t)}map(e){let t=e.map(this.from,1),r=e.map(this.to,-1);return t>=r?null:new n(t,r,
this.mark)}merge(e){return e instanceof n&&e.mark.eq(this.mark)&&this.from<=e.to&&this.to>=e.from?new n(Math.min(this.from,
e.from),Math.max(this.to,e.to),this.mark):null}toJSON(){return{stepType:"removeMark",mark:this.mark.toJSON(),from:this.from,
to:this.to}}static fromJSON(e,t){if(typeof t.from!="number"||typeof t.to!="number")throw new RangeError("Invalid input f\
or RemoveMarkStep.fromJSON");return new n(t.from,t.to,e.markFromJSON(t.mark))}};j.jsonID("removeMark",_e);function Wn(n,e,t,r,o){
let s=o.length?o[o.length-1]:null;s&&s instanceof n&&s.to==e&&s.mark.eq(r)?o[o.length-1]=new n(s.from,t,r):o.push(new n(
e,t,r))}var ln=class n extends j{constructor(e){super(),this.steps=e}apply(e){for(let t of this.steps){let r=t.apply(e);
if(!r.doc)return r;e=r.doc}return new X(e,null)}invert(e){return new n(this.steps.map(t=>t.invert(e)))}map(e){let t=[];for(let r of this.
steps){let o=r.map(e);o&&t.push(o)}return t.length?new n(t):null}toJSON(){return{stepType:"markSet",steps:this.steps.map(
e=>e.toJSON())}}static fromJSON(e,t){if(!Array.isArray(t.steps)||!t.steps.every(r=>r.stepType=="addMark"||r.stepType=="r\
emoveMark"))throw new RangeError("Invalid JSON for MarkSetStep");return new n(t.steps.map(r=>j.fromJSON(e,r)))}};j.jsonID(
"markSet",ln);var an=class n extends j{constructor(e,t){super(),this.pos=e,this.mark=t}apply(e){let t=e.nodeAt(this.pos);
if(!t)return X.fail("No node at mark step's position");let r=t.type.create(t.attrs,null,this.mark.addToSet(t.marks));return X.
fromReplace(e,this.pos,this.pos+1,new w(b.from(r),0,t.isLeaf?0:1))}invert(e){let t=e.nodeAt(this.pos);if(t){let r=this.mark.
addToSet(t.marks);if(r.length==t.marks.length){for(let o=0;o<t.marks.length;o++)if(!t.marks[o].isInSet(r))return new n(this.
pos,t.marks[o]);return new n(this.pos,this.mark)}}return new Tt(this.pos,this.mark)}map(e){let t=e.mapResult(this.pos,1);
return t.deletedAfter?null:new n(t.pos,this.mark)}toJSON(){return{stepType:"addNodeMark",pos:this.pos,mark:this.mark.toJSON()}}static fromJSON(e,t){
if(typeof t.pos!="number")throw new RangeError("Invalid input for AddNodeMarkStep.fromJSON");return new n(t.pos,e.markFromJSON(
t.mark))}};j.jsonID("addNodeMark",an);var Tt=class n extends j{constructor(e,t){super(),this.pos=e,this.mark=t}apply(e){
let t=e.nodeAt(this.pos);if(!t)return X.fail("No node at mark step's position");let r=t.type.create(t.attrs,null,this.mark.
removeFromSet(t.marks));return X.fromReplace(e,this.pos,this.pos+1,new w(b.from(r),0,t.isLeaf?0:1))}invert(e){let t=e.nodeAt(
this.pos);return!t||!this.mark.isInSet(t.marks)?this:new an(this.pos,this.mark)}map(e){let t=e.mapResult(this.pos,1);return t.
deletedAfter?null:new n(t.pos,this.mark)}toJSON(){return{stepType:"removeNodeMark",pos:this.pos,mark:this.mark.toJSON()}}static fromJSON(e,t){
if(typeof t.pos!="number")throw new RangeError("Invalid input for RemoveNodeMarkStep.fromJSON");return new n(t.pos,e.markFromJSON(
t.mark))}};j.jsonID("removeNodeMark",Tt);var Y=class n extends j{constructor(e,t,r,o=!1){super(),this.from=e,this.to=t,this.
slice=r,this.structure=o}apply(e){return this.structure&&to(e,this.from,this.to)?X.fail("Structure replace would overwri\
te content"):X.fromReplace(e,this.from,this.to,this.slice)}getMap(){return new De([this.from,this.to-this.from,this.slice.
size])}invert(e){return new n(this.from,this.from+this.slice.size,e.slice(this.from,this.to))}map(e){let t=e.mapResult(this.
to,-1),r=this.from==this.to&&n.MAP_BIAS<0?t:e.mapResult(this.from,1);return r.deletedAcross&&t.deletedAcross?null:new n(
r.pos,Math.max(r.pos,t.pos),this.slice,this.structure)}merge(e){if(!(e instanceof n)||e.structure||this.structure)return null;
if(this.from+this.slice.size==e.from&&!this.slice.openEnd&&!e.slice.openStart){let t=this.slice.size+e.slice.size==0?w.empty:
new w(this.slice.content.append(e.slice.content),this.slice.openStart,e.slice.openEnd);return new n(this.from,this.to+(e.
to-e.from),t,this.structure)}else if(e.to==this.from&&!this.slice.openStart&&!e.slice.openEnd){let t=this.slice.size+e.slice.
size==0?w.empty:new w(e.slice.content.append(this.slice.content),e.slice.openStart,this.slice.openEnd);return new n(e.from,
this.to,t,this.structure)}else return null}toJSON(){let e={stepType:"replace",from:this.from,to:this.to};return this.slice.
size&&(e.slice=this.slice.toJSON()),this.structure&&(e.structure=!0),e}static fromJSON(e,t){if(typeof t.from!="number"||
typeof t.to!="number")throw new RangeError("Invalid input for ReplaceStep.fromJSON");return new n(t.from,t.to,w.fromJSON(
e,t.slice),!!t.structure)}};Y.MAP_BIAS=1;j.jsonID("replace",Y);var K=class n extends j{constructor(e,t,r,o,s,i,l=!1){super(),
this.from=e,this.to=t,this.gapFrom=r,this.gapTo=o,this.slice=s,this.insert=i,this.structure=l}apply(e){if(this.structure&&
(to(e,this.from,this.gapFrom)||to(e,this.gapTo,this.to)))return X.fail("Structure gap-replace would overwrite content");
let t=e.slice(this.gapFrom,this.gapTo);if(t.openStart||t.openEnd)return X.fail("Gap is not a flat range");let r=this.slice.
insertAt(this.insert,t.content);return r?X.fromReplace(e,this.from,this.to,r):X.fail("Content does not fit in gap")}getMap(){
return new De([this.from,this.gapFrom-this.from,this.insert,this.gapTo,this.to-this.gapTo,this.slice.size-this.insert])}invert(e){
let t=this.gapTo-this.gapFrom;return new n(this.from,this.from+this.slice.size+t,this.from+this.insert,this.from+this.insert+
t,e.slice(this.from,this.to).removeBetween(this.gapFrom-this.from,this.gapTo-this.from),this.gapFrom-this.from,this.structure)}map(e){
let t=e.mapResult(this.from,1),r=e.mapResult(this.to,-1),o=this.from==this.gapFrom?t.pos:e.map(this.gapFrom,-1),s=this.to==
this.gapTo?r.pos:e.map(this.gapTo,1);return t.deletedAcross&&r.deletedAcross||o<t.pos||s>r.pos||o>s?null:new n(t.pos,r.pos,
o,s,this.slice,this.insert,this.structure)}toJSON(){let e={stepType:"replaceAround",from:this.from,to:this.to,gapFrom:this.
gapFrom,gapTo:this.gapTo,insert:this.insert};return this.slice.size&&(e.slice=this.slice.toJSON()),this.structure&&(e.structure=
!0),e}static fromJSON(e,t){if(typeof t.from!="number"||typeof t.to!="number"||typeof t.gapFrom!="number"||typeof t.gapTo!=
"number"||typeof t.insert!="number")throw new RangeError("Invalid input for ReplaceAroundStep.fromJSON");return new n(t.
from,t.to,t.gapFrom,t.gapTo,w.fromJSON(e,t.slice),t.insert,!!t.structure)}};j.jsonID("replaceAround",K);function to(n,e,t){
let r=n.resolve(e),o=t-e,s=r.depth;for(;o>0&&s>0&&r.indexAfter(s)==r.node(s).childCount;)s--,o--;if(o>0){let i=r.node(s).
maybeChild(r.indexAfter(s));for(;o>0;){if(!i||i.isLeaf)return!0;i=i.firstChild,o--}}return!1}function Tu(n,e,t,r){let o=[];
n.doc.nodesBetween(e,t,(s,i,l)=>{if(!s.isInline)return;let a=s.marks;if(!r.isInSet(a)&&l.type.allowsMarkType(r.type)){let c=Math.
max(i,e),d=Math.min(i+s.nodeSize,t);Wn(sn,c,d,r,o)}}),o.forEach(s=>n.step(s))}function Au(n,e,t,r){let o=[],s=0;n.doc.nodesBetween(
e,t,(i,l)=>{if(!i.isInline||!i.isAtom)return;s++;let a=null;if(r instanceof Qt){let c=i.marks,d;for(;d=r.isInSet(c);)(a||
(a=[])).push(d),c=d.removeFromSet(c)}else r?r.isInSet(i.marks)&&(a=[r]):a=i.marks;if(a&&a.length){let c=Math.min(l+i.nodeSize,
t);for(let d=0;d<a.length;d++){let u=a[d],f;for(let h=0;h<o.length;h++){let p=o[h];p.step==s-1&&u.eq(o[h].style)&&(f=p)}
f?(f.to=c,f.step=s):o.push({style:u,from:Math.max(l,e),to:c,step:s})}}}),o.forEach(i=>n.step(new _e(i.from,i.to,i.style)))}
function oo(n,e,t,r=t.contentMatch,o=!0){let s=n.doc.nodeAt(e),i=[],l=e+1;for(let a=0;a<s.childCount;a++){let c=s.child(
a),d=l+c.nodeSize,u=r.matchType(c.type);if(!u)i.push(new Y(l,d,w.empty));else{r=u;for(let f=0;f<c.marks.length;f++)t.allowsMarkType(
c.marks[f].type)||n.step(new _e(l,d,c.marks[f]));if(o&&c.isText&&t.whitespace!="pre"){let f,h=/\r?\n|\r/g,p;for(;f=h.exec(
c.text);)p||(p=new w(b.from(t.schema.text(" ",t.allowedMarks(c.marks))),0,0)),i.push(new Y(l+f.index,l+f.index+f[0].length,
p))}}l=d}if(!r.validEnd){let a=r.fillBefore(b.empty,!0);n.replace(l,l,new w(a,0,0))}for(let a=i.length-1;a>=0;a--)n.step(
i[a])}function Eu(n,e,t){return(e==0||n.canReplace(e,n.childCount))&&(t==n.childCount||n.canReplace(0,t))}function Re(n){
let t=n.parent.content.cutByIndex(n.startIndex,n.endIndex);for(let r=n.depth,o=0,s=0;;--r){let i=n.$from.node(r),l=n.$from.
index(r)+o,a=n.$to.indexAfter(r)-s;if(r<n.depth&&i.canReplace(l,a,t))return r;if(r==0||i.type.spec.isolating||!Eu(i,l,a))
break;l&&(o=1),a<i.childCount&&(s=1)}return null}function Nu(n,e,t){let{$from:r,$to:o,depth:s}=e,i=r.before(s+1),l=o.after(
s+1),a=i,c=l,d=b.empty,u=0;for(let p=s,m=!1;p>t;p--)m||r.index(p)>0?(m=!0,d=b.from(r.node(p).copy(d)),u++):a--;let f=b.empty,
h=0;for(let p=s,m=!1;p>t;p--)m||o.after(p+1)<o.end(p)?(m=!0,f=b.from(o.node(p).copy(f)),h++):c++;n.step(new K(a,c,i,l,new w(
d.append(f),u,h),d.size-u,!0))}function Et(n,e,t=null,r=n){let o=Ou(n,e),s=o&&Du(r,e);return s?o.map(Ei).concat({type:e,
attrs:t}).concat(s.map(Ei)):null}function Ei(n){return{type:n,attrs:null}}function Ou(n,e){let{parent:t,startIndex:r,endIndex:o}=n,
s=t.contentMatchAt(r).findWrapping(e);if(!s)return null;let i=s.length?s[0]:e;return t.canReplaceWith(r,o,i)?s:null}function Du(n,e){
let{parent:t,startIndex:r,endIndex:o}=n,s=t.child(r),i=e.contentMatch.findWrapping(s.type);if(!i)return null;let a=(i.length?
i[i.length-1]:e).contentMatch;for(let c=r;a&&c<o;c++)a=a.matchType(t.child(c).type);return!a||!a.validEnd?null:i}function Ru(n,e,t){
let r=b.empty;for(let i=t.length-1;i>=0;i--){if(r.size){let l=t[i].type.contentMatch.matchFragment(r);if(!l||!l.validEnd)
throw new RangeError("Wrapper type given to Transform.wrap does not form valid content of its parent wrapper")}r=b.from(
t[i].type.create(t[i].attrs,r))}let o=e.start,s=e.end;n.step(new K(o,s,o,s,new w(r,0,0),t.length,!0))}function Iu(n,e,t,r,o){
if(!r.isTextblock)throw new RangeError("Type given to setBlockType should be a textblock");let s=n.steps.length;n.doc.nodesBetween(
e,t,(i,l)=>{let a=typeof o=="function"?o(i):o;if(i.isTextblock&&!i.hasMarkup(r,a)&&Pu(n.doc,n.mapping.slice(s).map(l),r)){
let c=null;if(r.schema.linebreakReplacement){let h=r.whitespace=="pre",p=!!r.contentMatch.matchType(r.schema.linebreakReplacement);
h&&!p?c=!1:!h&&p&&(c=!0)}c===!1&&Bi(n,i,l,s),oo(n,n.mapping.slice(s).map(l,1),r,void 0,c===null);let d=n.mapping.slice(s),
u=d.map(l,1),f=d.map(l+i.nodeSize,1);return n.step(new K(u,f,u+1,f-1,new w(b.from(r.create(a,null,i.marks)),0,0),1,!0)),
c===!0&&zi(n,i,l,s),!1}})}function zi(n,e,t,r){e.forEach((o,s)=>{if(o.isText){let i,l=/\r?\n|\r/g;for(;i=l.exec(o.text);){
let a=n.mapping.slice(r).map(t+1+s+i.index);n.replaceWith(a,a+1,e.type.schema.linebreakReplacement.create())}}})}function Bi(n,e,t,r){
e.forEach((o,s)=>{if(o.type==o.type.schema.linebreakReplacement){let i=n.mapping.slice(r).map(t+1+s);n.replaceWith(i,i+1,
e.type.schema.text(`
`))}})}function Pu(n,e,t){let r=n.resolve(e),o=r.index();return r.parent.canReplaceWith(o,o+1,t)}function Lu(n,e,t,r,o){
let s=n.doc.nodeAt(e);if(!s)throw new RangeError("No node at given position");t||(t=s.type);let i=t.create(r,null,o||s.marks);
if(s.isLeaf)return n.replaceWith(e,e+s.nodeSize,i);if(!t.validContent(s.content))throw new RangeError("Invalid content f\
or node type "+t.name);n.step(new K(e,e+s.nodeSize,e+1,e+s.nodeSize-1,new w(b.from(i),0,0),1,!0))}function pe(n,e,t=1,r){
let o=n.resolve(e),s=o.depth-t,i=r&&r[r.length-1]||o.parent;if(s<0||o.parent.type.spec.isolating||!o.parent.canReplace(o.
index(),o.parent.childCount)||!i.type.validContent(o.parent.content.cutByIndex(o.index(),o.parent.childCount)))return!1;
for(let c=o.depth-1,d=t-2;c>s;c--,d--){let u=o.node(c),f=o.index(c);if(u.type.spec.isolating)return!1;let h=u.content.cutByIndex(
f,u.childCount),p=r&&r[d+1];p&&(h=h.replaceChild(0,p.type.create(p.attrs)));let m=r&&r[d]||u;if(!u.canReplace(f+1,u.childCount)||
!m.type.validContent(h))return!1}let l=o.indexAfter(s),a=r&&r[0];return o.node(s).canReplaceWith(l,l,a?a.type:o.node(s+1).
type)}function zu(n,e,t=1,r){let o=n.doc.resolve(e),s=b.empty,i=b.empty;for(let l=o.depth,a=o.depth-t,c=t-1;l>a;l--,c--){
s=b.from(o.node(l).copy(s));let d=r&&r[c];i=b.from(d?d.type.create(d.attrs,i):o.node(l).copy(i))}n.step(new Y(e,e,new w(
s.append(i),t,t),!0))}function ye(n,e){let t=n.resolve(e),r=t.index();return $i(t.nodeBefore,t.nodeAfter)&&t.parent.canReplace(
r,r+1)}function Bu(n,e){e.content.size||n.type.compatibleContent(e.type);let t=n.contentMatchAt(n.childCount),{linebreakReplacement:r}=n.
type.schema;for(let o=0;o<e.childCount;o++){let s=e.child(o),i=s.type==r?n.type.schema.nodes.text:s.type;if(t=t.matchType(
i),!t||!n.type.allowsMarks(s.marks))return!1}return t.validEnd}function $i(n,e){return!!(n&&e&&!n.isLeaf&&Bu(n,e))}function Nt(n,e,t=-1){
let r=n.resolve(e);for(let o=r.depth;;o--){let s,i,l=r.index(o);if(o==r.depth?(s=r.nodeBefore,i=r.nodeAfter):t>0?(s=r.node(
o+1),l++,i=r.node(o).maybeChild(l)):(s=r.node(o).maybeChild(l-1),i=r.node(o+1)),s&&!s.isTextblock&&$i(s,i)&&r.node(o).canReplace(
l,l+1))return e;if(o==0)break;e=t<0?r.before(o):r.after(o)}}function $u(n,e,t){let r=null,{linebreakReplacement:o}=n.doc.
type.schema,s=n.doc.resolve(e-t),i=s.node().type;if(o&&i.inlineContent){let d=i.whitespace=="pre",u=!!i.contentMatch.matchType(
o);d&&!u?r=!1:!d&&u&&(r=!0)}let l=n.steps.length;if(r===!1){let d=n.doc.resolve(e+t);Bi(n,d.node(),d.before(),l)}i.inlineContent&&
oo(n,e+t-1,i,s.node().contentMatchAt(s.index()),r==null);let a=n.mapping.slice(l),c=a.map(e-t);if(n.step(new Y(c,a.map(e+
t,-1),w.empty,!0)),r===!0){let d=n.doc.resolve(c);zi(n,d.node(),d.before(),n.steps.length)}return n}function Fu(n,e,t){let r=n.
resolve(e);if(r.parent.canReplaceWith(r.index(),r.index(),t))return e;if(r.parentOffset==0)for(let o=r.depth-1;o>=0;o--){
let s=r.index(o);if(r.node(o).canReplaceWith(s,s,t))return r.before(o+1);if(s>0)return null}if(r.parentOffset==r.parent.
content.size)for(let o=r.depth-1;o>=0;o--){let s=r.indexAfter(o);if(r.node(o).canReplaceWith(s,s,t))return r.after(o+1);
if(s<r.node(o).childCount)return null}return null}function Kn(n,e,t){let r=n.resolve(e);if(!t.content.size)return e;let o=t.
content;for(let s=0;s<t.openStart;s++)o=o.firstChild.content;for(let s=1;s<=(t.openStart==0&&t.size?2:1);s++)for(let i=r.
depth;i>=0;i--){let l=i==r.depth?0:r.pos<=(r.start(i+1)+r.end(i+1))/2?-1:1;for(let a=0;a<2;a++){if(a){if(!l)break;l=-l}let c=r.
index(i)+(l>0?1:0),d=r.node(i),u=!1;if(s==1)u=d.canReplace(c,c,o);else{let f=d.contentMatchAt(c).findWrapping(o.firstChild.
type);u=f&&d.canReplaceWith(c,c,f[0])}if(u)return l==0?r.pos:l<0?r.before(i+1):r.after(i+1)}}return null}function cn(n,e,t=e,r=w.
empty){if(e==t&&!r.size)return null;let o=n.resolve(e),s=n.resolve(t);return Fi(o,s,r)?new Y(e,t,r):new no(o,s,r).fit()}
function Fi(n,e,t){return!t.openStart&&!t.openEnd&&n.start()==e.start()&&n.parent.canReplace(n.index(),e.index(),t.content)}
var no=class{constructor(e,t,r){this.$from=e,this.$to=t,this.unplaced=r,this.frontier=[],this.placed=b.empty;for(let o=0;o<=
e.depth;o++){let s=e.node(o);this.frontier.push({type:s.type,match:s.contentMatchAt(e.indexAfter(o))})}for(let o=e.depth;o>
0;o--)this.placed=b.from(e.node(o).copy(this.placed))}get depth(){return this.frontier.length-1}fit(){for(;this.unplaced.
size;){let c=this.findFittable();c?this.placeNodes(c):this.openMore()||this.dropNode()}let e=this.mustMoveInline(),t=this.
placed.size-this.depth-this.$from.depth,r=this.$from,o=this.close(e<0?this.$to:r.doc.resolve(e));if(!o)return null;let s=this.
placed,i=r.depth,l=o.depth;for(;i&&l&&s.childCount==1;)s=s.firstChild.content,i--,l--;let a=new w(s,i,l);return e>-1?new K(
r.pos,e,this.$to.pos,this.$to.end(),a,t):a.size||r.pos!=this.$to.pos?new Y(r.pos,o.pos,a):null}findFittable(){let e=this.
unplaced.openStart;for(let t=this.unplaced.content,r=0,o=this.unplaced.openEnd;r<e;r++){let s=t.firstChild;if(t.childCount>
1&&(o=0),s.type.spec.isolating&&o<=r){e=r;break}t=s.content}for(let t=1;t<=2;t++)for(let r=t==1?e:this.unplaced.openStart;r>=
0;r--){let o,s=null;r?(s=Ni(this.unplaced.content,r-1).firstChild,o=s.content):o=this.unplaced.content;let i=o.firstChild;
for(let l=this.depth;l>=0;l--){let{type:a,match:c}=this.frontier[l],d,u=null;if(t==1&&(i?c.matchType(i.type)||(u=c.fillBefore(
b.from(i),!1)):s&&a.compatibleContent(s.type)))return{sliceDepth:r,frontierDepth:l,parent:s,inject:u};if(t==2&&i&&(d=c.findWrapping(
i.type)))return{sliceDepth:r,frontierDepth:l,parent:s,wrap:d};if(s&&c.matchType(s.type))break}}}openMore(){let{content:e,
openStart:t,openEnd:r}=this.unplaced;return Oi(e,-1)<=t?!1:(this.unplaced.size>1&&Oi(e,1)>r&&r++,this.unplaced=new w(e,t+
1,r),!0)}dropNode(){let{content:e,openStart:t,openEnd:r}=this.unplaced,o=Ni(e,t);if(o.childCount<=1&&t>0){let s=e.size-t<=
t+o.size;this.unplaced=new w(tn(e,t-1,1),t-1,s?t-1:r)}else this.unplaced=new w(tn(e,t,1),t,r)}placeNodes({sliceDepth:e,frontierDepth:t,
parent:r,inject:o,wrap:s}){for(;this.depth>t;)this.closeFrontierNode();if(s)for(let m=0;m<s.length;m++)this.openFrontierNode(
s[m]);let i=this.unplaced,l=r?r.content:i.content,a=i.openStart-e,c=0,d=[],{match:u,type:f}=this.frontier[t];if(o){for(let m=0;m<
o.childCount;m++)d.push(o.child(m));u=u.matchFragment(o)}let h=l.size+e-(i.content.size-i.openEnd);for(;c<l.childCount;){
let m=l.child(c),g=u.matchType(m.type);if(!g)break;c++,(c>1||a==0||m.content.size)&&(u=g,d.push(Vi(m.mark(f.allowedMarks(
m.marks)),c==1?a:0,c==l.childCount?h:-1)))}let p=c==l.childCount;p||(h=-1),this.placed=nn(this.placed,t,b.from(d)),this.
frontier[t].match=u,p&&h<0&&r&&r.type==this.frontier[this.depth].type&&this.frontier.length>1&&this.closeFrontierNode();
for(let m=0,g=d[d.length-1];g&&m<h;m++)this.frontier.push({type:g.type,match:g.contentMatchAt(g.childCount)}),g=g.lastChild;
this.unplaced=p?e==0?w.empty:new w(tn(i.content,e-1,1),e-1,h<0?i.openEnd:e-1):new w(tn(i.content,e,c),e,i.openEnd)}mustMoveInline(){
if(!this.$to.parent.isTextblock)return-1;let e=this.frontier[this.depth],t;if(!e.type.isTextblock||!eo(this.$to,this.$to.
depth,e.type,e.match,!1)||this.$to.depth==this.depth&&(t=this.findCloseLevel(this.$to))&&t.depth==this.depth)return-1;let{
depth:r}=this.$to,o=this.$to.after(r);for(;r>1&&o==this.$to.end(--r);)++o;return o}findCloseLevel(e){e:for(let t=Math.min(
this.depth,e.depth);t>=0;t--){let{match:r,type:o}=this.frontier[t],s=t<e.depth&&e.end(t+1)==e.pos+(e.depth-(t+1)),i=eo(e,
t,o,r,s);if(i){for(let l=t-1;l>=0;l--){let{match:a,type:c}=this.frontier[l],d=eo(e,l,c,a,!0);if(!d||d.childCount)continue e}
return{depth:t,fit:i,move:s?e.doc.resolve(e.after(t+1)):e}}}}close(e){let t=this.findCloseLevel(e);if(!t)return null;for(;this.
depth>t.depth;)this.closeFrontierNode();t.fit.childCount&&(this.placed=nn(this.placed,t.depth,t.fit)),e=t.move;for(let r=t.
depth+1;r<=e.depth;r++){let o=e.node(r),s=o.type.contentMatch.fillBefore(o.content,!0,e.index(r));this.openFrontierNode(
o.type,o.attrs,s)}return e}openFrontierNode(e,t=null,r){let o=this.frontier[this.depth];o.match=o.match.matchType(e),this.
placed=nn(this.placed,this.depth,b.from(e.create(t,r))),this.frontier.push({type:e,match:e.contentMatch})}closeFrontierNode(){
let t=this.frontier.pop().match.fillBefore(b.empty,!0);t.childCount&&(this.placed=nn(this.placed,this.frontier.length,t))}};
function tn(n,e,t){return e==0?n.cutByIndex(t,n.childCount):n.replaceChild(0,n.firstChild.copy(tn(n.firstChild.content,e-
1,t)))}function nn(n,e,t){return e==0?n.append(t):n.replaceChild(n.childCount-1,n.lastChild.copy(nn(n.lastChild.content,
e-1,t)))}function Ni(n,e){for(let t=0;t<e;t++)n=n.firstChild.content;return n}function Vi(n,e,t){if(e<=0)return n;let r=n.
content;return e>1&&(r=r.replaceChild(0,Vi(r.firstChild,e-1,r.childCount==1?t-1:0))),e>0&&(r=n.type.contentMatch.fillBefore(
r).append(r),t<=0&&(r=r.append(n.type.contentMatch.matchFragment(r).fillBefore(b.empty,!0)))),n.copy(r)}function eo(n,e,t,r,o){
let s=n.node(e),i=o?n.indexAfter(e):n.index(e);if(i==s.childCount&&!t.compatibleContent(s.type))return null;let l=r.fillBefore(
s.content,!0,i);return l&&!Vu(t,s.content,i)?l:null}function Vu(n,e,t){for(let r=t;r<e.childCount;r++)if(!n.allowsMarks(
e.child(r).marks))return!0;return!1}function Hu(n){return n.spec.defining||n.spec.definingForContent}function Oi(n,e){for(let t=0;;t++){
let r=e<0?n.firstChild:n.lastChild;if(!r||r.isAtom)return t;n=r.content}}function Wu(n,e,t,r){if(!r.size)return n.deleteRange(
e,t);let o=n.doc.resolve(e),s=n.doc.resolve(t);if(Fi(o,s,r))return n.step(new Y(e,t,r));let i=Wi(o,s);i[i.length-1]==0&&
i.pop();let l=-(o.depth+1);i.unshift(l);for(let f=o.depth,h=o.pos-1;f>0;f--,h--){let p=o.node(f).type.spec;if(p.defining||
p.definingAsContext||p.isolating)break;i.indexOf(f)>-1?l=f:o.before(f)==h&&i.splice(1,0,-f)}let a=i.indexOf(l),c=[],d=r.
openStart;for(let f=r.content,h=0;;h++){let p=f.firstChild;if(c.push(p),h==r.openStart)break;f=p.content}for(let f=d-1;f>=
0;f--){let h=c[f],p=Hu(h.type);if(p&&!h.sameMarkup(o.node(Math.abs(l)-1)))d=f;else if(p||!h.type.isTextblock)break}for(let f=r.
openStart;f>=0;f--){let h=(f+d+1)%(r.openStart+1),p=c[h];if(p)for(let m=0;m<i.length;m++){let g=i[(m+a)%i.length],y=!0;g<
0&&(y=!1,g=-g);let S=o.node(g-1),k=o.index(g-1);if(S.canReplaceWith(k,k,p.type,p.marks))return n.replace(o.before(g),y?s.
after(g):t,new w(Hi(r.content,0,r.openStart,h),h,r.openEnd))}}let u=n.steps.length;for(let f=i.length-1;f>=0&&(n.replace(
e,t,r),!(n.steps.length>u));f--){let h=i[f];h<0||(e=o.before(h),t=s.after(h))}}function Hi(n,e,t,r,o){if(e<t){let s=n.firstChild;
n=n.replaceChild(0,s.copy(Hi(s.content,e+1,t,r,s)))}if(e>r){let s=o.contentMatchAt(0),i=s.fillBefore(n).append(n);n=i.append(
s.matchFragment(i).fillBefore(b.empty,!0))}return n}function ju(n,e,t,r){if(!r.isInline&&e==t&&n.doc.resolve(e).parent.content.
size){let o=Fu(n.doc,e,r.type);o!=null&&(e=t=o)}n.replaceRange(e,t,new w(b.from(r),0,0))}function _u(n,e,t){let r=n.doc.
resolve(e),o=n.doc.resolve(t);if(r.parent.isTextblock&&o.parent.isTextblock&&r.start()!=o.start()&&r.parentOffset==0&&o.
parentOffset==0){let i=r.sharedDepth(t),l=!1;for(let a=r.depth;a>i;a--)r.node(a).type.spec.isolating&&(l=!0);for(let a=o.
depth;a>i;a--)o.node(a).type.spec.isolating&&(l=!0);if(!l){for(let a=r.depth;a>0&&e==r.start(a);a--)e=r.before(a);for(let a=o.
depth;a>0&&t==o.start(a);a--)t=o.before(a);r=n.doc.resolve(e),o=n.doc.resolve(t)}}let s=Wi(r,o);for(let i=0;i<s.length;i++){
let l=s[i],a=i==s.length-1;if(a&&l==0||r.node(l).type.contentMatch.validEnd)return n.delete(r.start(l),o.end(l));if(l>0&&
(a||r.node(l-1).canReplace(r.index(l-1),o.indexAfter(l-1))))return n.delete(r.before(l),o.after(l))}for(let i=1;i<=r.depth&&
i<=o.depth;i++)if(e-r.start(i)==r.depth-i&&t>r.end(i)&&o.end(i)-t!=o.depth-i&&r.start(i-1)==o.start(i-1)&&r.node(i-1).canReplace(
r.index(i-1),o.index(i-1)))return n.delete(r.before(i),t);n.delete(e,t)}function Wi(n,e){let t=[],r=Math.min(n.depth,e.depth);
for(let o=r;o>=0;o--){let s=n.start(o);if(s<n.pos-(n.depth-o)||e.end(o)>e.pos+(e.depth-o)||n.node(o).type.spec.isolating||
e.node(o).type.spec.isolating)break;(s==e.start(o)||o==n.depth&&o==e.depth&&n.parent.inlineContent&&e.parent.inlineContent&&
o&&e.start(o-1)==s-1)&&t.push(o)}return t}var jn=class n extends j{constructor(e,t,r){super(),this.pos=e,this.attr=t,this.
value=r}apply(e){let t=e.nodeAt(this.pos);if(!t)return X.fail("No node at attribute step's position");let r=Object.create(
null);for(let s in t.attrs)r[s]=t.attrs[s];r[this.attr]=this.value;let o=t.type.create(r,null,t.marks);return X.fromReplace(
e,this.pos,this.pos+1,new w(b.from(o),0,t.isLeaf?0:1))}getMap(){return De.empty}invert(e){return new n(this.pos,this.attr,
e.nodeAt(this.pos).attrs[this.attr])}map(e){let t=e.mapResult(this.pos,1);return t.deletedAfter?null:new n(t.pos,this.attr,
this.value)}toJSON(){return{stepType:"attr",pos:this.pos,attr:this.attr,value:this.value}}static fromJSON(e,t){if(typeof t.
pos!="number"||typeof t.attr!="string")throw new RangeError("Invalid input for AttrStep.fromJSON");return new n(t.pos,t.
attr,t.value)}};j.jsonID("attr",jn);var _n=class n extends j{constructor(e,t){super(),this.attr=e,this.value=t}apply(e){
let t=Object.create(null);for(let o in e.attrs)t[o]=e.attrs[o];t[this.attr]=this.value;let r=e.type.create(t,e.content,e.
marks);return X.ok(r)}getMap(){return De.empty}invert(e){return new n(this.attr,e.attrs[this.attr])}map(e){return this}toJSON(){
return{stepType:"docAttr",attr:this.attr,value:this.value}}static fromJSON(e,t){if(typeof t.attr!="string")throw new RangeError(
"Invalid input for DocAttrStep.fromJSON");return new n(t.attr,t.value)}};j.jsonID("docAttr",_n);var At=class extends Error{};
At=function n(e){let t=Error.call(this,e);return t.__proto__=n.prototype,t};At.prototype=Object.create(Error.prototype);
At.prototype.constructor=At;At.prototype.name="TransformError";var Ke=class{constructor(e){this.doc=e,this.steps=[],this.
docs=[],this.mapping=new on}get before(){return this.docs.length?this.docs[0]:this.doc}step(e){let t=this.maybeStep(e);if(t.
failed)throw new At(t.failed);return this}maybeStep(e){let t=e.apply(this.doc);return t.failed||this.addStep(e,t.doc),t}get docChanged(){
return this.steps.length>0}changedRange(){let e=1e9,t=-1e9;for(let r=0;r<this.mapping.maps.length;r++){let o=this.mapping.
maps[r];r&&(e=o.map(e,1),t=o.map(t,-1)),o.forEach((s,i,l,a)=>{e=Math.min(e,l),t=Math.max(t,a)})}return e==1e9?null:{from:e,
to:t}}addStep(e,t){this.docs.push(this.doc),this.steps.push(e),this.mapping.appendMap(e.getMap()),this.doc=t}replace(e,t=e,r=w.
empty){let o=cn(this.doc,e,t,r);return o&&this.step(o),this}replaceWith(e,t,r){return this.replace(e,t,new w(b.from(r),0,
0))}delete(e,t){return this.replace(e,t,w.empty)}insert(e,t){return this.replaceWith(e,e,t)}replaceRange(e,t,r){return Wu(
this,e,t,r),this}replaceRangeWith(e,t,r){return ju(this,e,t,r),this}deleteRange(e,t){return _u(this,e,t),this}lift(e,t){
return Nu(this,e,t),this}join(e,t=1){return $u(this,e,t),this}wrap(e,t){return Ru(this,e,t),this}setBlockType(e,t=e,r,o=null){
return Iu(this,e,t,r,o),this}setNodeMarkup(e,t,r=null,o){return Lu(this,e,t,r,o),this}setNodeAttribute(e,t,r){return this.
step(new jn(e,t,r)),this}setDocAttribute(e,t){return this.step(new _n(e,t)),this}addNodeMark(e,t){return this.step(new an(
e,t)),this}removeNodeMark(e,t){let r=this.doc.nodeAt(e);if(!r)throw new RangeError("No node at position "+e);if(t instanceof
R)t.isInSet(r.marks)&&this.step(new Tt(e,t));else{let o=r.marks,s,i=[];for(;s=t.isInSet(o);)i.push(new Tt(e,s)),o=s.removeFromSet(
o);for(let l=i.length-1;l>=0;l--)this.step(i[l])}return this}split(e,t=1,r){return zu(this,e,t,r),this}addMark(e,t,r){return Tu(
this,e,t,r),this}removeMark(e,t,r){return Au(this,e,t,r),this}clearIncompatible(e,t,r){return oo(this,e,t,r),this}};var so=Object.create(null),v=class{constructor(e,t,r){this.$anchor=e,this.$head=t,this.ranges=r||[new Dt(e.min(t),e.max(
t))]}get anchor(){return this.$anchor.pos}get head(){return this.$head.pos}get from(){return this.$from.pos}get to(){return this.
$to.pos}get $from(){return this.ranges[0].$from}get $to(){return this.ranges[0].$to}get empty(){let e=this.ranges;for(let t=0;t<
e.length;t++)if(e[t].$from.pos!=e[t].$to.pos)return!1;return!0}content(){return this.$from.doc.slice(this.from,this.to,!0)}replace(e,t=w.
empty){let r=t.content.lastChild,o=null;for(let l=0;l<t.openEnd;l++)o=r,r=r.lastChild;let s=e.steps.length,i=this.ranges;
for(let l=0;l<i.length;l++){let{$from:a,$to:c}=i[l],d=e.mapping.slice(s);e.replaceRange(d.map(a.pos),d.map(c.pos),l?w.empty:
t),l==0&&Ki(e,s,(r?r.isInline:o&&o.isTextblock)?-1:1)}}replaceWith(e,t){let r=e.steps.length,o=this.ranges;for(let s=0;s<
o.length;s++){let{$from:i,$to:l}=o[s],a=e.mapping.slice(r),c=a.map(i.pos),d=a.map(l.pos);s?e.deleteRange(c,d):(e.replaceRangeWith(
c,d,t),Ki(e,r,t.isInline?-1:1))}}static findFrom(e,t,r=!1){let o=e.parent.inlineContent?new x(e):Ot(e.node(0),e.parent,e.
pos,e.index(),t,r);if(o)return o;for(let s=e.depth-1;s>=0;s--){let i=t<0?Ot(e.node(0),e.node(s),e.before(s+1),e.index(s),
t,r):Ot(e.node(0),e.node(s),e.after(s+1),e.index(s)+1,t,r);if(i)return i}return null}static near(e,t=1){return this.findFrom(
e,t)||this.findFrom(e,-t)||new le(e.node(0))}static atStart(e){return Ot(e,e,0,0,1)||new le(e)}static atEnd(e){return Ot(
e,e,e.content.size,e.childCount,-1)||new le(e)}static fromJSON(e,t){if(!t||!t.type)throw new RangeError("Invalid input f\
or Selection.fromJSON");let r=so[t.type];if(!r)throw new RangeError(`No selection type ${t.type} defined`);return r.fromJSON(
e,t)}static jsonID(e,t){if(e in so)throw new RangeError("Duplicate use of selection JSON ID "+e);return so[e]=t,t.prototype.
jsonID=e,t}getBookmark(){return x.between(this.$anchor,this.$head).getBookmark()}};v.prototype.visible=!0;var Dt=class{constructor(e,t){
this.$from=e,this.$to=t}},ji=!1;function _i(n){!ji&&!n.parent.inlineContent&&(ji=!0,console.warn("TextSelection endpoint\
 not pointing into a node with inline content ("+n.parent.type.name+")"))}var x=class n extends v{constructor(e,t=e){_i(
e),_i(t),super(e,t)}get $cursor(){return this.$anchor.pos==this.$head.pos?this.$head:null}map(e,t){let r=e.resolve(t.map(
this.head));if(!r.parent.inlineContent)return v.near(r);let o=e.resolve(t.map(this.anchor));return new n(o.parent.inlineContent?
o:r,r)}replace(e,t=w.empty){if(super.replace(e,t),t==w.empty){let r=this.$from.marksAcross(this.$to);r&&e.ensureMarks(r)}}eq(e){
return e instanceof n&&e.anchor==this.anchor&&e.head==this.head}getBookmark(){return new qn(this.anchor,this.head)}toJSON(){
return{type:"text",anchor:this.anchor,head:this.head}}static fromJSON(e,t){if(typeof t.anchor!="number"||typeof t.head!=
"number")throw new RangeError("Invalid input for TextSelection.fromJSON");return new n(e.resolve(t.anchor),e.resolve(t.head))}static create(e,t,r=t){
let o=e.resolve(t);return new this(o,r==t?o:e.resolve(r))}static between(e,t,r){let o=e.pos-t.pos;if((!r||o)&&(r=o>=0?1:
-1),!t.parent.inlineContent){let s=v.findFrom(t,r,!0)||v.findFrom(t,-r,!0);if(s)t=s.$head;else return v.near(t,r)}return e.
parent.inlineContent||(o==0?e=t:(e=(v.findFrom(e,-r,!0)||v.findFrom(e,r,!0)).$anchor,e.pos<t.pos!=o<0&&(e=t))),new n(e,t)}};
v.jsonID("text",x);var qn=class n{constructor(e,t){this.anchor=e,this.head=t}map(e){return new n(e.map(this.anchor),e.map(
this.head))}resolve(e){return x.between(e.resolve(this.anchor),e.resolve(this.head))}},T=class n extends v{constructor(e){
let t=e.nodeAfter,r=e.node(0).resolve(e.pos+t.nodeSize);super(e,r),this.node=t}map(e,t){let{deleted:r,pos:o}=t.mapResult(
this.anchor),s=e.resolve(o);return r?v.near(s):new n(s)}content(){return new w(b.from(this.node),0,0)}eq(e){return e instanceof
n&&e.anchor==this.anchor}toJSON(){return{type:"node",anchor:this.anchor}}getBookmark(){return new lo(this.anchor)}static fromJSON(e,t){
if(typeof t.anchor!="number")throw new RangeError("Invalid input for NodeSelection.fromJSON");return new n(e.resolve(t.anchor))}static create(e,t){
return new n(e.resolve(t))}static isSelectable(e){return!e.isText&&e.type.spec.selectable!==!1}};T.prototype.visible=!1;
v.jsonID("node",T);var lo=class n{constructor(e){this.anchor=e}map(e){let{deleted:t,pos:r}=e.mapResult(this.anchor);return t?
new qn(r,r):new n(r)}resolve(e){let t=e.resolve(this.anchor),r=t.nodeAfter;return r&&T.isSelectable(r)?new T(t):v.near(t)}},
le=class n extends v{constructor(e){super(e.resolve(0),e.resolve(e.content.size))}replace(e,t=w.empty){if(t==w.empty){e.
delete(0,e.doc.content.size);let r=v.atStart(e.doc);r.eq(e.selection)||e.setSelection(r)}else super.replace(e,t)}toJSON(){
return{type:"all"}}static fromJSON(e){return new n(e)}map(e){return new n(e)}eq(e){return e instanceof n}getBookmark(){return Ku}};
v.jsonID("all",le);var Ku={map(){return this},resolve(n){return new le(n)}};function Ot(n,e,t,r,o,s=!1){if(e.inlineContent)
return x.create(n,t);for(let i=r-(o>0?0:1);o>0?i<e.childCount:i>=0;i+=o){let l=e.child(i);if(l.isAtom){if(!s&&T.isSelectable(
l))return T.create(n,t-(o<0?l.nodeSize:0))}else{let a=Ot(n,l,t+o,o<0?l.childCount:0,o,s);if(a)return a}t+=l.nodeSize*o}return null}
function Ki(n,e,t){let r=n.steps.length-1;if(r<e)return;let o=n.steps[r];if(!(o instanceof Y||o instanceof K))return;let s=n.
mapping.maps[r],i;s.forEach((l,a,c,d)=>{i==null&&(i=d)}),n.setSelection(v.near(n.doc.resolve(i),t))}var Ji=1,Jn=2,qi=4,ao=class extends Ke{constructor(e){
super(e.doc),this.curSelectionFor=0,this.updated=0,this.meta=Object.create(null),this.time=Date.now(),this.curSelection=
e.selection,this.storedMarks=e.storedMarks}get selection(){return this.curSelectionFor<this.steps.length&&(this.curSelection=
this.curSelection.map(this.doc,this.mapping.slice(this.curSelectionFor)),this.curSelectionFor=this.steps.length),this.curSelection}setSelection(e){
if(e.$from.doc!=this.doc)throw new RangeError("Selection passed to setSelection must point at the current document");return this.
curSelection=e,this.curSelectionFor=this.steps.length,this.updated=(this.updated|Ji)&~Jn,this.storedMarks=null,this}get selectionSet(){
return(this.updated&Ji)>0}setStoredMarks(e){return this.storedMarks=e,this.updated|=Jn,this}ensureMarks(e){return R.sameSet(
this.storedMarks||this.selection.$from.marks(),e)||this.setStoredMarks(e),this}addStoredMark(e){return this.ensureMarks(
e.addToSet(this.storedMarks||this.selection.$head.marks()))}removeStoredMark(e){return this.ensureMarks(e.removeFromSet(
this.storedMarks||this.selection.$head.marks()))}get storedMarksSet(){return(this.updated&Jn)>0}addStep(e,t){super.addStep(
e,t),this.updated=this.updated&~Jn,this.storedMarks=null}setTime(e){return this.time=e,this}replaceSelection(e){return this.
selection.replace(this,e),this}replaceSelectionWith(e,t=!0){let r=this.selection;return t&&(e=e.mark(this.storedMarks||(r.
empty?r.$from.marks():r.$from.marksAcross(r.$to)||R.none))),r.replaceWith(this,e),this}deleteSelection(){return this.selection.
replace(this),this}insertText(e,t,r){let o=this.doc.type.schema;if(t==null)return e?this.replaceSelectionWith(o.text(e),
!0):this.deleteSelection();{if(r==null&&(r=t),!e)return this.deleteRange(t,r);let s=this.storedMarks;if(!s){let i=this.doc.
resolve(t);s=r==t?i.marks():i.marksAcross(this.doc.resolve(r))}return this.replaceRangeWith(t,r,o.text(e,s)),!this.selection.
empty&&this.selection.to==t+e.length&&this.setSelection(v.near(this.selection.$to)),this}}setMeta(e,t){return this.meta[typeof e==
"string"?e:e.key]=t,this}getMeta(e){return this.meta[typeof e=="string"?e:e.key]}get isGeneric(){for(let e in this.meta)
return!1;return!0}scrollIntoView(){return this.updated|=qi,this}get scrolledIntoView(){return(this.updated&qi)>0}};function Ui(n,e){
return!e||!n?n:n.bind(e)}var lt=class{constructor(e,t,r){this.name=e,this.init=Ui(t.init,r),this.apply=Ui(t.apply,r)}},Ju=[
new lt("doc",{init(n){return n.doc||n.schema.topNodeType.createAndFill()},apply(n){return n.doc}}),new lt("selection",{init(n,e){
return n.selection||v.atStart(e.doc)},apply(n){return n.selection}}),new lt("storedMarks",{init(n){return n.storedMarks||
null},apply(n,e,t,r){return r.selection.$cursor?n.storedMarks:null}}),new lt("scrollToSelection",{init(){return 0},apply(n,e){
return n.scrolledIntoView?e+1:e}})],dn=class{constructor(e,t){this.schema=e,this.plugins=[],this.pluginsByKey=Object.create(
null),this.fields=Ju.slice(),t&&t.forEach(r=>{if(this.pluginsByKey[r.key])throw new RangeError("Adding different instanc\
es of a keyed plugin ("+r.key+")");this.plugins.push(r),this.pluginsByKey[r.key]=r,r.spec.state&&this.fields.push(new lt(
r.key,r.spec.state,r))})}},at=class n{constructor(e){this.config=e}get schema(){return this.config.schema}get plugins(){
return this.config.plugins}apply(e){return this.applyTransaction(e).state}filterTransaction(e,t=-1){for(let r=0;r<this.config.
plugins.length;r++)if(r!=t){let o=this.config.plugins[r];if(o.spec.filterTransaction&&!o.spec.filterTransaction.call(o,e,
this))return!1}return!0}applyTransaction(e){if(!this.filterTransaction(e))return{state:this,transactions:[]};let t=[e],r=this.
applyInner(e),o=null;for(;;){let s=!1;for(let i=0;i<this.config.plugins.length;i++){let l=this.config.plugins[i];if(l.spec.
appendTransaction){let a=o?o[i].n:0,c=o?o[i].state:this,d=a<t.length&&l.spec.appendTransaction.call(l,a?t.slice(a):t,c,r);
if(d&&r.filterTransaction(d,i)){if(d.setMeta("appendedTransaction",e),!o){o=[];for(let u=0;u<this.config.plugins.length;u++)
o.push(u<i?{state:r,n:t.length}:{state:this,n:0})}t.push(d),r=r.applyInner(d),s=!0}o&&(o[i]={state:r,n:t.length})}}if(!s)
return{state:r,transactions:t}}}applyInner(e){if(!e.before.eq(this.doc))throw new RangeError("Applying a mismatched tran\
saction");let t=new n(this.config),r=this.config.fields;for(let o=0;o<r.length;o++){let s=r[o];t[s.name]=s.apply(e,this[s.
name],this,t)}return t}get tr(){return new ao(this)}static create(e){let t=new dn(e.doc?e.doc.type.schema:e.schema,e.plugins),
r=new n(t);for(let o=0;o<t.fields.length;o++)r[t.fields[o].name]=t.fields[o].init(e,r);return r}reconfigure(e){let t=new dn(
this.schema,e.plugins),r=t.fields,o=new n(t);for(let s=0;s<r.length;s++){let i=r[s].name;o[i]=this.hasOwnProperty(i)?this[i]:
r[s].init(e,o)}return o}toJSON(e){let t={doc:this.doc.toJSON(),selection:this.selection.toJSON()};if(this.storedMarks&&(t.
storedMarks=this.storedMarks.map(r=>r.toJSON())),e&&typeof e=="object")for(let r in e){if(r=="doc"||r=="selection")throw new RangeError(
"The JSON fields `doc` and `selection` are reserved");let o=e[r],s=o.spec.state;s&&s.toJSON&&(t[r]=s.toJSON.call(o,this[o.
key]))}return t}static fromJSON(e,t,r){if(!t)throw new RangeError("Invalid input for EditorState.fromJSON");if(!e.schema)
throw new RangeError("Required config field 'schema' missing");let o=new dn(e.schema,e.plugins),s=new n(o);return o.fields.
forEach(i=>{if(i.name=="doc")s.doc=he.fromJSON(e.schema,t.doc);else if(i.name=="selection")s.selection=v.fromJSON(s.doc,
t.selection);else if(i.name=="storedMarks")t.storedMarks&&(s.storedMarks=t.storedMarks.map(e.schema.markFromJSON));else{
if(r)for(let l in r){let a=r[l],c=a.spec.state;if(a.key==i.name&&c&&c.fromJSON&&Object.prototype.hasOwnProperty.call(t,l)){
s[i.name]=c.fromJSON.call(a,e,t[l],s);return}}s[i.name]=i.init(e,s)}}),s}};function Gi(n,e,t){for(let r in n){let o=n[r];
o instanceof Function?o=o.bind(e):r=="handleDOMEvents"&&(o=Gi(o,e,{})),t[r]=o}return t}var N=class{constructor(e){this.spec=
e,this.props={},e.props&&Gi(e.props,this,this.props),this.key=e.key?e.key.key:Xi("plugin")}getState(e){return e[this.key]}},
io=Object.create(null);function Xi(n){return n in io?n+"$"+ ++io[n]:(io[n]=0,n+"$")}var z=class{constructor(e="key"){this.
key=Xi(e)}get(e){return e.config.pluginsByKey[this.key]}getState(e){return e[this.key]}};var Zi=(n,e)=>n.selection.empty?!1:(e&&e(n.tr.deleteSelection().scrollIntoView()),!0);function Qi(n,e){let{$cursor:t}=n.
selection;return!t||(e?!e.endOfTextblock("backward",n):t.parentOffset>0)?null:t}var uo=(n,e,t)=>{let r=Qi(n,t);if(!r)return!1;
let o=ho(r);if(!o){let i=r.blockRange(),l=i&&Re(i);return l==null?!1:(e&&e(n.tr.lift(i,l).scrollIntoView()),!0)}let s=o.
nodeBefore;if(il(n,o,e,-1))return!0;if(r.parent.content.size==0&&(Rt(s,"end")||T.isSelectable(s)))for(let i=r.depth;;i--){
let l=cn(n.doc,r.before(i),r.after(i),w.empty);if(l&&l.slice.size<l.to-l.from){if(e){let a=n.tr.step(l);a.setSelection(Rt(
s,"end")?v.findFrom(a.doc.resolve(a.mapping.map(o.pos,-1)),-1):T.create(a.doc,o.pos-s.nodeSize)),e(a.scrollIntoView())}return!0}
if(i==1||r.node(i-1).childCount>1)break}return s.isAtom&&o.depth==r.depth-1?(e&&e(n.tr.delete(o.pos-s.nodeSize,o.pos).scrollIntoView()),
!0):!1},Un=(n,e,t)=>{let r=Qi(n,t);if(!r)return!1;let o=ho(r);return o?el(n,o,e):!1},Gn=(n,e,t)=>{let r=tl(n,t);if(!r)return!1;
let o=go(r);return o?el(n,o,e):!1};function el(n,e,t){let r=e.nodeBefore,o=r,s=e.pos-1;for(;!o.isTextblock;s--){if(o.type.
spec.isolating)return!1;let d=o.lastChild;if(!d)return!1;o=d}let i=e.nodeAfter,l=i,a=e.pos+1;for(;!l.isTextblock;a++){if(l.
type.spec.isolating)return!1;let d=l.firstChild;if(!d)return!1;l=d}let c=cn(n.doc,s,a,w.empty);if(!c||c.from!=s||c instanceof
Y&&c.slice.size>=a-s)return!1;if(t){let d=n.tr.step(c);d.setSelection(x.create(d.doc,s)),t(d.scrollIntoView())}return!0}
function Rt(n,e,t=!1){for(let r=n;r;r=e=="start"?r.firstChild:r.lastChild){if(r.isTextblock)return!0;if(t&&r.childCount!=
1)return!1}return!1}var fo=(n,e,t)=>{let{$head:r,empty:o}=n.selection,s=r;if(!o)return!1;if(r.parent.isTextblock){if(t?!t.
endOfTextblock("backward",n):r.parentOffset>0)return!1;s=ho(r)}let i=s&&s.nodeBefore;return!i||!T.isSelectable(i)?!1:(e&&
e(n.tr.setSelection(T.create(n.doc,s.pos-i.nodeSize)).scrollIntoView()),!0)};function ho(n){if(!n.parent.type.spec.isolating)
for(let e=n.depth-1;e>=0;e--){if(n.index(e)>0)return n.doc.resolve(n.before(e+1));if(n.node(e).type.spec.isolating)break}
return null}function tl(n,e){let{$cursor:t}=n.selection;return!t||(e?!e.endOfTextblock("forward",n):t.parentOffset<t.parent.
content.size)?null:t}var po=(n,e,t)=>{let r=tl(n,t);if(!r)return!1;let o=go(r);if(!o)return!1;let s=o.nodeAfter;if(il(n,
o,e,1))return!0;if(r.parent.content.size==0&&(Rt(s,"start")||T.isSelectable(s))){let i=cn(n.doc,r.before(),r.after(),w.empty);
if(i&&i.slice.size<i.to-i.from){if(e){let l=n.tr.step(i);l.setSelection(Rt(s,"start")?v.findFrom(l.doc.resolve(l.mapping.
map(o.pos)),1):T.create(l.doc,l.mapping.map(o.pos))),e(l.scrollIntoView())}return!0}}return s.isAtom&&o.depth==r.depth-1?
(e&&e(n.tr.delete(o.pos,o.pos+s.nodeSize).scrollIntoView()),!0):!1},mo=(n,e,t)=>{let{$head:r,empty:o}=n.selection,s=r;if(!o)
return!1;if(r.parent.isTextblock){if(t?!t.endOfTextblock("forward",n):r.parentOffset<r.parent.content.size)return!1;s=go(
r)}let i=s&&s.nodeAfter;return!i||!T.isSelectable(i)?!1:(e&&e(n.tr.setSelection(T.create(n.doc,s.pos)).scrollIntoView()),
!0)};function go(n){if(!n.parent.type.spec.isolating)for(let e=n.depth-1;e>=0;e--){let t=n.node(e);if(n.index(e)+1<t.childCount)
return n.doc.resolve(n.after(e+1));if(t.type.spec.isolating)break}return null}var nl=(n,e)=>{let t=n.selection,r=t instanceof
T,o;if(r){if(t.node.isTextblock||!ye(n.doc,t.from))return!1;o=t.from}else if(o=Nt(n.doc,t.from,-1),o==null)return!1;if(e){
let s=n.tr.join(o);r&&s.setSelection(T.create(s.doc,o-n.doc.resolve(o).nodeBefore.nodeSize)),e(s.scrollIntoView())}return!0},
rl=(n,e)=>{let t=n.selection,r;if(t instanceof T){if(t.node.isTextblock||!ye(n.doc,t.to))return!1;r=t.to}else if(r=Nt(n.
doc,t.to,1),r==null)return!1;return e&&e(n.tr.join(r).scrollIntoView()),!0},ol=(n,e)=>{let{$from:t,$to:r}=n.selection,o=t.
blockRange(r),s=o&&Re(o);return s==null?!1:(e&&e(n.tr.lift(o,s).scrollIntoView()),!0)},yo=(n,e)=>{let{$head:t,$anchor:r}=n.
selection;return!t.parent.type.spec.code||!t.sameParent(r)?!1:(e&&e(n.tr.insertText(`
`).scrollIntoView()),!0)};function bo(n){for(let e=0;e<n.edgeCount;e++){let{type:t}=n.edge(e);if(t.isTextblock&&!t.hasRequiredAttrs())
return t}return null}var ko=(n,e)=>{let{$head:t,$anchor:r}=n.selection;if(!t.parent.type.spec.code||!t.sameParent(r))return!1;
let o=t.node(-1),s=t.indexAfter(-1),i=bo(o.contentMatchAt(s));if(!i||!o.canReplaceWith(s,s,i))return!1;if(e){let l=t.after(),
a=n.tr.replaceWith(l,l,i.createAndFill());a.setSelection(v.near(a.doc.resolve(l),1)),e(a.scrollIntoView())}return!0},wo=(n,e)=>{
let t=n.selection,{$from:r,$to:o}=t;if(t instanceof le||r.parent.inlineContent||o.parent.inlineContent)return!1;let s=bo(
o.parent.contentMatchAt(o.indexAfter()));if(!s||!s.isTextblock)return!1;if(e){let i=(!r.parentOffset&&o.index()<o.parent.
childCount?r:o).pos,l=n.tr.insert(i,s.createAndFill());l.setSelection(x.create(l.doc,i+1)),e(l.scrollIntoView())}return!0},
So=(n,e)=>{let{$cursor:t}=n.selection;if(!t||t.parent.content.size)return!1;if(t.depth>1&&t.after()!=t.end(-1)){let s=t.
before();if(pe(n.doc,s))return e&&e(n.tr.split(s).scrollIntoView()),!0}let r=t.blockRange(),o=r&&Re(r);return o==null?!1:
(e&&e(n.tr.lift(r,o).scrollIntoView()),!0)};function qu(n){return(e,t)=>{if(e.selection instanceof T&&e.selection.node.isBlock){
let{$from:h}=e.selection;return!h.parentOffset||!pe(e.doc,h.pos)?!1:(t&&t(e.tr.split(h.pos).scrollIntoView()),!0)}if(!e.
selection.$from.depth)return!1;let r=e.tr;!e.selection.empty&&(e.selection instanceof x||e.selection instanceof le)&&r.deleteSelection();
let{$from:o}=r.selection,s=r.steps.length,i=[],l,a,c=!1,d=!1;for(let h=o.depth;;h--)if(o.node(h).isBlock){c=o.end(h)==o.
pos+(o.depth-h),d=o.start(h)==o.pos-(o.depth-h),a=bo(o.node(h-1).contentMatchAt(o.indexAfter(h-1)));let m=n&&n(o.parent,
c,o);i.unshift(m||(c&&a?{type:a}:null)),l=h;break}else{if(h==1)return!1;i.unshift(null)}let u=o.pos,f=pe(r.doc,u,i.length,
i);if(f||(i[0]=a?{type:a}:null,f=pe(r.doc,u,i.length,i)),!f)return!1;if(r.split(u,i.length,i),!c&&d&&o.node(l).type!=a){
let h=r.mapping.slice(s),p=h.map(o.before(l)),m=r.doc.resolve(p);a&&o.node(l-1).canReplaceWith(m.index(),m.index()+1,a)&&
r.setNodeMarkup(h.map(o.before(l)),a)}return t&&t(r.scrollIntoView()),!0}}var Uu=qu();var sl=(n,e)=>{let{$from:t,to:r}=n.selection,o,s=t.sharedDepth(r);return s==0?!1:(o=t.before(s),e&&e(n.tr.setSelection(T.
create(n.doc,o))),!0)},Gu=(n,e)=>(e&&e(n.tr.setSelection(new le(n.doc))),!0);function Xu(n,e,t){let r=e.nodeBefore,o=e.nodeAfter,
s=e.index();return!r||!o||!r.type.compatibleContent(o.type)?!1:!r.content.size&&e.parent.canReplace(s-1,s)?(t&&t(n.tr.delete(
e.pos-r.nodeSize,e.pos).scrollIntoView()),!0):!e.parent.canReplace(s,s+1)||!(o.isTextblock||ye(n.doc,e.pos))?!1:(t&&t(n.
tr.join(e.pos).scrollIntoView()),!0)}function il(n,e,t,r){let o=e.nodeBefore,s=e.nodeAfter,i,l,a=o.type.spec.isolating||
s.type.spec.isolating;if(!a&&Xu(n,e,t))return!0;let c=!a&&e.parent.canReplace(e.index(),e.index()+1);if(c&&(i=(l=o.contentMatchAt(
o.childCount)).findWrapping(s.type))&&l.matchType(i[0]||s.type).validEnd){if(t){let h=e.pos+s.nodeSize,p=b.empty;for(let y=i.
length-1;y>=0;y--)p=b.from(i[y].create(null,p));p=b.from(o.copy(p));let m=n.tr.step(new K(e.pos-1,h,e.pos,h,new w(p,1,0),
i.length,!0)),g=m.doc.resolve(h+2*i.length);g.nodeAfter&&g.nodeAfter.type==o.type&&ye(m.doc,g.pos)&&m.join(g.pos),t(m.scrollIntoView())}
return!0}let d=s.type.spec.isolating||r>0&&a?null:v.findFrom(e,1),u=d&&d.$from.blockRange(d.$to),f=u&&Re(u);if(f!=null&&
f>=e.depth)return t&&t(n.tr.lift(u,f).scrollIntoView()),!0;if(c&&Rt(s,"start",!0)&&Rt(o,"end")){let h=o,p=[];for(;p.push(
h),!h.isTextblock;)h=h.lastChild;let m=s,g=1;for(;!m.isTextblock;m=m.firstChild)g++;if(h.canReplace(h.childCount,h.childCount,
m.content)){if(t){let y=b.empty;for(let k=p.length-1;k>=0;k--)y=b.from(p[k].copy(y));let S=n.tr.step(new K(e.pos-p.length,
e.pos+s.nodeSize,e.pos+g,e.pos+s.nodeSize-g,new w(y,p.length,0),0,!0));t(S.scrollIntoView())}return!0}}return!1}function ll(n){
return function(e,t){let r=e.selection,o=n<0?r.$from:r.$to,s=o.depth;for(;o.node(s).isInline;){if(!s)return!1;s--}return o.
node(s).isTextblock?(t&&t(e.tr.setSelection(x.create(e.doc,n<0?o.start(s):o.end(s)))),!0):!1}}var xo=ll(-1),Co=ll(1);function al(n,e=null){
return function(t,r){let{$from:o,$to:s}=t.selection,i=o.blockRange(s),l=i&&Et(i,n,e);return l?(r&&r(t.tr.wrap(i,l).scrollIntoView()),
!0):!1}}function Mo(n,e=null){return function(t,r){let o=!1;for(let s=0;s<t.selection.ranges.length&&!o;s++){let{$from:{
pos:i},$to:{pos:l}}=t.selection.ranges[s];t.doc.nodesBetween(i,l,(a,c)=>{if(o)return!1;if(!(!a.isTextblock||a.hasMarkup(
n,e)))if(a.type==n)o=!0;else{let d=t.doc.resolve(c),u=d.index();o=d.parent.canReplaceWith(u,u+1,n)}})}if(!o)return!1;if(r){
let s=t.tr;for(let i=0;i<t.selection.ranges.length;i++){let{$from:{pos:l},$to:{pos:a}}=t.selection.ranges[i];s.setBlockType(
l,a,n,e)}r(s.scrollIntoView())}return!0}}function vo(...n){return function(e,t,r){for(let o=0;o<n.length;o++)if(n[o](e,t,r))return!0;return!1}}var co=vo(Zi,uo,fo),
Yi=vo(Zi,po,mo),Je={Enter:vo(yo,wo,So,Uu),"Mod-Enter":ko,Backspace:co,"Mod-Backspace":co,"Shift-Backspace":co,Delete:Yi,
"Mod-Delete":Yi,"Mod-a":Gu},Yu={"Ctrl-h":Je.Backspace,"Alt-Backspace":Je["Mod-Backspace"],"Ctrl-d":Je.Delete,"Ctrl-Alt-B\
ackspace":Je["Mod-Delete"],"Alt-Delete":Je["Mod-Delete"],"Alt-d":Je["Mod-Delete"],"Ctrl-a":xo,"Ctrl-e":Co};for(let n in Je)
Yu[n]=Je[n];var xb=typeof navigator<"u"?/Mac|iP(hone|[oa]d)/.test(navigator.platform):typeof os<"u"&&os.platform?os.platform()==
"darwin":!1;function cl(n,e=null){return function(t,r){let{$from:o,$to:s}=t.selection,i=o.blockRange(s);if(!i)return!1;let l=r?t.tr:
null;return Zu(l,i,n,e)?(r&&r(l.scrollIntoView()),!0):!1}}function Zu(n,e,t,r=null){let o=!1,s=e,i=e.$from.doc;if(e.depth>=
2&&e.$from.node(e.depth-1).type.compatibleContent(t)&&e.startIndex==0){if(e.$from.index(e.depth-1)==0)return!1;let a=i.resolve(
e.start-2);s=new ot(a,a,e.depth),e.endIndex<e.parent.childCount&&(e=new ot(e.$from,i.resolve(e.$to.end(e.depth)),e.depth)),
o=!0}let l=Et(s,t,r,e);return l?(n&&Qu(n,e,l,o,t),!0):!1}function Qu(n,e,t,r,o){let s=b.empty;for(let d=t.length-1;d>=0;d--)
s=b.from(t[d].type.create(t[d].attrs,s));n.step(new K(e.start-(r?2:0),e.end,e.start,e.end,new w(s,0,0),t.length,!0));let i=0;
for(let d=0;d<t.length;d++)t[d].type==o&&(i=d+1);let l=t.length-i,a=e.start+t.length-(r?2:0),c=e.parent;for(let d=e.startIndex,
u=e.endIndex,f=!0;d<u;d++,f=!1)!f&&l&&pe(n.doc,a,l)&&(n.split(a,l),a+=2*l),a+=c.child(d).nodeSize;return n}function Xn(n,e){
return n instanceof vt?e==n:n.indexOf(e)>-1}function dl(n){return function(e,t){let{$from:r,$to:o}=e.selection,s=r.blockRange(o,i=>i.childCount>0&&Xn(n,i.firstChild.
type));return s?t?Xn(n,r.node(s.depth-1).type)?ef(e,t,s):tf(e,t,s):!0:!1}}function ef(n,e,t){let r=n.tr,o=t.end,s=t.$to.
end(t.depth),i=t.parent.child(t.endIndex-1).type;o<s&&(r.step(new K(o-1,s,o,s,new w(b.from(i.create(null,t.parent.copy())),
1,0),1,!0)),t=new ot(r.doc.resolve(t.$from.pos),r.doc.resolve(s),t.depth));let l=Re(t);if(l==null)return!1;r.lift(t,l);let a=r.
doc.resolve(r.mapping.map(o,-1)-1);return ye(r.doc,a.pos)&&a.nodeBefore.type==a.nodeAfter.type&&r.join(a.pos),e(r.scrollIntoView()),
!0}function tf(n,e,t){let r=n.tr,o=t.parent;for(let h=t.end,p=t.endIndex-1,m=t.startIndex;p>m;p--)h-=o.child(p).nodeSize,
r.delete(h-1,h+1);let s=r.doc.resolve(t.start),i=s.nodeAfter;if(r.mapping.map(t.end)!=t.start+s.nodeAfter.nodeSize)return!1;
let l=t.startIndex==0,a=t.endIndex==o.childCount,c=s.node(-1),d=s.index(-1);if(!c.canReplace(d+(l?0:1),d+1,i.content.append(
a?b.empty:b.from(o))))return!1;let u=s.pos,f=u+i.nodeSize;return r.step(new K(u-(l?1:0),f+(a?1:0),u+1,f-1,new w((l?b.empty:
b.from(o.copy(b.empty))).append(a?b.empty:b.from(o.copy(b.empty))),l?0:1,a?0:1),l?0:1)),e(r.scrollIntoView()),!0}function ul(n){
return function(e,t){let{$from:r,$to:o}=e.selection,s=r.blockRange(o,c=>c.childCount>0&&Xn(n,c.firstChild.type));if(!s)return!1;
let i=s.startIndex;if(i==0)return!1;let l=s.parent,a=l.child(i-1);if(!Xn(n,a.type))return!1;if(t){let c=a.lastChild&&a.lastChild.
type==l.type,d=b.from(c?a.lastChild.lastChild.type.create():null),u=new w(b.from(a.type.create(null,b.from(l.type.create(
null,d)))),c?3:1,0),f=s.start,h=s.end;t(e.tr.step(new K(f-(c?3:1),h,f,h,u,1,!0)).scrollIntoView())}return!0}}var Z=function(n){for(var e=0;;e++)if(n=n.previousSibling,!n)return e},zt=function(n){let e=n.assignedSlot||n.parentNode;
return e&&e.nodeType==11?e.host:e},Oo=null,Pe=function(n,e,t){let r=Oo||(Oo=document.createRange());return r.setEnd(n,t??
n.nodeValue.length),r.setStart(n,e||0),r},nf=function(){Oo=null},mt=function(n,e,t,r){return t&&(fl(n,e,t,r,-1)||fl(n,e,
t,r,1))},rf=/^(img|br|input|textarea|hr)$/i;function fl(n,e,t,r,o){for(var s;;){if(n==t&&e==r)return!0;if(e==(o<0?0:re(n))){
let i=n.parentNode;if(!i||!A(i)||wn(n)||rf.test(n.nodeName)||n.contentEditable=="false")return!1;e=Z(n)+(o<0?0:1),n=i}else if(A(
n)){let i=n.childNodes[e+(o<0?-1:0)];if(A(i)&&i.contentEditable=="false")if(!((s=i.pmViewDesc)===null||s===void 0)&&s.ignoreForSelection)
e+=o;else return!1;else n=i,e=o<0?re(n):0}else return!1}}function re(n){return n.nodeType==3?n.nodeValue.length:n.childNodes.
length}function A(n){return n.nodeType==1}function U(n){return n.nodeType==3}function gt(n,e){return e?n.contains(A(e)?e:
e.parentNode):!1}function of(n,e){for(;;){if(U(n)&&e)return n;if(A(n)&&e>0){if(n.contentEditable=="false")return null;n=
n.childNodes[e-1],e=re(n)}else if(n.parentNode&&!wn(n))e=Z(n),n=n.parentNode;else return null}}function sf(n,e){for(;;){
if(U(n)&&e<n.nodeValue.length)return n;if(A(n)&&e<n.childNodes.length){if(n.contentEditable=="false")return null;n=n.childNodes[e],
e=0}else if(n.parentNode&&!wn(n))e=Z(n)+1,n=n.parentNode;else return null}}function lf(n,e,t){for(let r=e==0,o=e==re(n);r||
o;){if(n==t)return!0;let s=Z(n);if(n=n.parentNode,!n)return!1;r=r&&s==0,o=o&&s==re(n)}}function wn(n){let e;for(let t=n;t&&
!(e=t.pmViewDesc);t=t.parentNode);return e&&e.node&&e.node.isBlock&&(e.dom==n||e.contentDOM==n)}var lr=function(n){return n.
focusNode&&mt(n.focusNode,n.focusOffset,n.anchorNode,n.anchorOffset)};function af(n,e){let t=document.createEvent("Event");
return t.initEvent("keydown",!0,!0),t.keyCode=n,t.key=t.code=e,t}function cf(n){let e=n.activeElement;for(;e&&e.shadowRoot;)
e=e.shadowRoot.activeElement;return e}function df(n,e,t){if(n.caretPositionFromPoint)try{let r=n.caretPositionFromPoint(
e,t);if(r)return{node:r.offsetNode,offset:Math.min(re(r.offsetNode),r.offset)}}catch{}if(n.caretRangeFromPoint){let r=n.
caretRangeFromPoint(e,t);if(r)return{node:r.startContainer,offset:Math.min(re(r.startContainer),r.startOffset)}}}var Ce=typeof navigator<
"u"?navigator:null,hl=typeof document<"u"?document:null,Ze=Ce&&Ce.userAgent||"",Do=/Edge\/(\d+)/.exec(Ze),Wl=/MSIE \d/.exec(
Ze),Ro=/Trident\/(?:[7-9]|\d{2,})\..*rv:(\d+)/.exec(Ze),de=!!(Wl||Ro||Do),Xe=Wl?document.documentMode:Ro?+Ro[1]:Do?+Do[1]:
0,ue=!de&&/gecko\/(\d+)/i.test(Ze);ue&&+(/Firefox\/(\d+)/.exec(Ze)||[0,0])[1];var Io=!de&&/Chrome\/(\d+)/.exec(Ze),Q=!!Io,
jl=Io?+Io[1]:0,oe=!de&&!!Ce&&/Apple Computer/.test(Ce.vendor),Bt=oe&&(/Mobile\/\w+/.test(Ze)||!!Ce&&Ce.maxTouchPoints>2),
me=Bt||(Ce?/Mac/.test(Ce.platform):!1),_l=Ce?/Win/.test(Ce.platform):!1,Le=/Android \d/.test(Ze),ar=!!hl&&"webkitFontSmo\
othing"in hl.documentElement.style,uf=ar?+(/\bAppleWebKit\/(\d+)/.exec(navigator.userAgent)||[0,0])[1]:0;function ff(n){
let e=n.defaultView&&n.defaultView.visualViewport;return e?{left:0,right:e.width,top:0,bottom:e.height}:{left:0,right:n.
documentElement.clientWidth,top:0,bottom:n.documentElement.clientHeight}}function Ie(n,e){return typeof n=="number"?n:n[e]}
function hf(n){let e=n.getBoundingClientRect(),t=e.width/n.offsetWidth||1,r=e.height/n.offsetHeight||1;return{left:e.left,
right:e.left+n.clientWidth*t,top:e.top,bottom:e.top+n.clientHeight*r}}function pl(n,e,t){if(!Po(e)&&e.left==0)return;let r=n.
someProp("scrollThreshold")||0,o=n.someProp("scrollMargin")||5,s=n.dom.ownerDocument;for(let i=t||n.dom;i;){if(!A(i)){i=
zt(i);continue}let l=i==s.body,a=l?ff(s):hf(i),c=0,d=0;if(e.top<a.top+Ie(r,"top")?d=-(a.top-e.top+Ie(o,"top")):e.bottom>
a.bottom-Ie(r,"bottom")&&(d=e.bottom-e.top>a.bottom-a.top?e.top+Ie(o,"top")-a.top:e.bottom-a.bottom+Ie(o,"bottom")),e.left<
a.left+Ie(r,"left")?c=-(a.left-e.left+Ie(o,"left")):e.right>a.right-Ie(r,"right")&&(c=e.right-a.right+Ie(o,"right")),c||
d)if(l)s.defaultView.scrollBy(c,d);else{let f=i.scrollLeft,h=i.scrollTop;d&&(i.scrollTop+=d),c&&(i.scrollLeft+=c);let p=i.
scrollLeft-f,m=i.scrollTop-h;e={left:e.left-p,top:e.top-m,right:e.right-p,bottom:e.bottom-m}}let u=l?"fixed":getComputedStyle(
i).position;if(/^(fixed|sticky)$/.test(u))break;i=u=="absolute"?i.offsetParent:zt(i)}}function pf(n){let e=n.dom.getBoundingClientRect(),
t=Math.max(0,e.top),r,o;for(let s=(e.left+e.right)/2,i=t+1;i<Math.min(innerHeight,e.bottom);i+=5){let l=n.root.elementFromPoint(
s,i);if(!l||l==n.dom||!n.dom.contains(l))continue;let a=l.getBoundingClientRect();if(a.top>=t-20){r=l,o=a.top;break}}return{
refDOM:r,refTop:o,stack:Kl(n.dom)}}function Kl(n){let e=[],t=n.ownerDocument;for(let r=n;r&&(e.push({dom:r,top:r.scrollTop,
left:r.scrollLeft}),n!=t);r=zt(r));return e}function mf({refDOM:n,refTop:e,stack:t}){let r=n?n.getBoundingClientRect().top:
0;Jl(t,r==0?0:r-e)}function Jl(n,e){for(let t=0;t<n.length;t++){let{dom:r,top:o,left:s}=n[t];r.scrollTop!=o+e&&(r.scrollTop=
o+e),r.scrollLeft!=s&&(r.scrollLeft=s)}}var It=null;function gf(n){if(n.setActive)return n.setActive();if(It)return n.focus(
It);let e=Kl(n);n.focus(It==null?{get preventScroll(){return It={preventScroll:!0},!0}}:void 0),It||(It=!1,Jl(e,0))}function ql(n,e){
let t,r=2e8,o,s=0,i=e.top,l=e.top,a,c;for(let d=n.firstChild,u=0;d;d=d.nextSibling,u++){let f;if(A(d))f=d.getClientRects();else if(U(
d))f=Pe(d).getClientRects();else continue;for(let h=0;h<f.length;h++){let p=f[h];if(p.top<=i&&p.bottom>=l){i=Math.max(p.
bottom,i),l=Math.min(p.top,l);let m=p.left>e.left?p.left-e.left:p.right<e.left?e.left-p.right:0;if(m<r){t=d,r=m,o=m&&U(t)?
{left:p.right<e.left?p.right:p.left,top:e.top}:e,A(d)&&m&&(s=u+(e.left>=(p.left+p.right)/2?1:0));continue}}else p.top>e.
top&&!a&&p.left<=e.left&&p.right>=e.left&&(a=d,c={left:Math.max(p.left,Math.min(p.right,e.left)),top:p.top});!t&&(e.left>=
p.right&&e.top>=p.top||e.left>=p.left&&e.top>=p.bottom)&&(s=u+1)}}return!t&&a&&(t=a,o=c,r=0),t&&U(t)?yf(t,o):!t||r?{node:n,
offset:s}:ql(t,o)}function yf(n,e){let t=n.nodeValue.length,r=document.createRange(),o;for(let s=0;s<t;s++){r.setEnd(n,s+
1),r.setStart(n,s);let i=qe(r,1);if(i.top!=i.bottom&&Xo(e,i)){o={node:n,offset:s+(e.left>=(i.left+i.right)/2?1:0)};break}}
return r.detach(),o||{node:n,offset:0}}function Xo(n,e){return n.left>=e.left-1&&n.left<=e.right+1&&n.top>=e.top-1&&n.top<=
e.bottom+1}function bf(n,e){let t=n.parentNode;return t&&/^li$/i.test(t.nodeName)&&e.left<n.getBoundingClientRect().left?
t:n}function kf(n,e,t){let{node:r,offset:o}=ql(e,t),s=-1;if(A(r)&&!r.firstChild){let i=r.getBoundingClientRect();s=i.left!=
i.right&&t.left>(i.left+i.right)/2?1:-1}return n.docView.posFromDOM(r,o,s)}function wf(n,e,t,r){let o=-1;for(let s=e,i=!1;s!=
n.dom;){let l=n.docView.nearestDesc(s,!0),a;if(!l)return null;if(A(l.dom)&&(l.node.isBlock&&l.parent||!l.contentDOM)&&((a=
l.dom.getBoundingClientRect()).width||a.height)&&(l.node.isBlock&&l.parent&&!/^T(R|BODY|HEAD|FOOT)$/.test(l.dom.nodeName)&&
(!i&&a.left>r.left||a.top>r.top?o=l.posBefore:(!i&&a.right<r.left||a.bottom<r.top)&&(o=l.posAfter),i=!0),!l.contentDOM&&
o<0&&!l.node.isText))return(l.node.isBlock?r.top<(a.top+a.bottom)/2:r.left<(a.left+a.right)/2)?l.posBefore:l.posAfter;s=
l.dom.parentNode}return o>-1?o:n.docView.posFromDOM(e,t,-1)}function Ul(n,e,t){let r=n.childNodes.length;if(r&&t.top<t.bottom)
for(let o=Math.max(0,Math.min(r-1,Math.floor(r*(e.top-t.top)/(t.bottom-t.top))-2)),s=o;;){let i=n.childNodes[s];if(A(i)){
let l=i.getClientRects();for(let a=0;a<l.length;a++){let c=l[a];if(Xo(e,c))return Ul(i,e,c)}}if((s=(s+1)%r)==o)break}return n}
function Sf(n,e){let t=n.dom.ownerDocument,r,o=0,s=df(t,e.left,e.top);s&&({node:r,offset:o}=s);let i=(n.root.elementFromPoint?
n.root:t).elementFromPoint(e.left,e.top),l;if(!i||!n.dom.contains(i)){let c=n.dom.getBoundingClientRect();if(!Xo(e,c)||(i=
Ul(n.dom,e,c),!i))return null}if(oe)for(let c=i;r&&c;c=zt(c))c.draggable&&(r=void 0);if(i=bf(i,e),r){if(ue&&A(r)&&(o=Math.
min(o,r.childNodes.length),o<r.childNodes.length)){let d=r.childNodes[o],u;d.nodeName=="IMG"&&(u=d.getBoundingClientRect()).
right<=e.left&&u.bottom>e.top&&o++}let c;ar&&o&&A(r)&&A(c=r.childNodes[o-1])&&c.contentEditable=="false"&&c.getBoundingClientRect().
top>=e.top&&o--,r==n.dom&&o==r.childNodes.length-1&&A(r.lastChild)&&e.top>r.lastChild.getBoundingClientRect().bottom?l=n.
state.doc.content.size:(o==0||!A(r)||r.childNodes[o-1].nodeName!="BR")&&(l=wf(n,r,o,e))}l==null&&(l=kf(n,i,e));let a=n.docView.
nearestDesc(i,!0);return{pos:l,inside:a?a.posAtStart-a.border:-1}}function Po(n){return n.top<n.bottom||n.left<n.right}function qe(n,e){
let t=n.getClientRects();if(t.length){let r=t[e<0?0:t.length-1];if(Po(r))return r}return Array.prototype.find.call(t,Po)||
n.getBoundingClientRect()}var xf=/[\u0590-\u05f4\u0600-\u06ff\u0700-\u08ac]/;function Gl(n,e,t){let{node:r,offset:o,atom:s}=n.
docView.domFromPos(e,t<0?-1:1),i=ar||ue;if(U(r))if(i&&(xf.test(r.nodeValue)||(t<0?!o:o==r.nodeValue.length))){let a=qe(Pe(
r,o,o),t);if(ue&&o&&/\s/.test(r.nodeValue[o-1])&&o<r.nodeValue.length){let c=qe(Pe(r,o-1,o-1),-1);if(c.top==a.top){let d=qe(
Pe(r,o,o+1),-1);if(d.top!=a.top)return un(d,d.left<c.left)}}return a}else{let a=o,c=o,d=t<0?1:-1;return t<0&&!o?(c++,d=-1):
t>=0&&o==r.nodeValue.length?(a--,d=1):t<0?a--:c++,un(qe(Pe(r,a,c),d),d<0)}if(!n.state.doc.resolve(e-(s||0)).parent.inlineContent){
if(s==null&&o&&(t<0||o==re(r))){let a=r.childNodes[o-1];if(A(a))return To(a.getBoundingClientRect(),!1)}if(s==null&&o<re(
r)){let a=r.childNodes[o];if(A(a))return To(a.getBoundingClientRect(),!0)}return To(r.getBoundingClientRect(),t>=0)}if(s==
null&&o&&(t<0||o==re(r))){let a=r.childNodes[o-1],c=U(a)?Pe(a,re(a)-(i?0:1)):A(a)&&(a.nodeName!="BR"||!a.nextSibling)?a:
null;if(c)return un(qe(c,1),!1)}if(s==null&&o<re(r)){let a=r.childNodes[o];for(;a.pmViewDesc&&a.pmViewDesc.ignoreForCoords;)
a=a.nextSibling;let c=a?U(a)?Pe(a,0,i?0:1):A(a)?a:null:null;if(c)return un(qe(c,-1),!0)}return un(qe(U(r)?Pe(r):r,-t),t>=
0)}function un(n,e){if(n.width==0)return n;let t=e?n.left:n.right;return{top:n.top,bottom:n.bottom,left:t,right:t}}function To(n,e){
if(n.height==0)return n;let t=e?n.top:n.bottom;return{top:t,bottom:t,left:n.left,right:n.right}}function Xl(n,e,t){let r=n.
state,o=n.root.activeElement;r!=e&&n.updateState(e),o!=n.dom&&n.focus();try{return t()}finally{r!=e&&n.updateState(r),o!=
n.dom&&o&&o.focus()}}function Cf(n,e,t){let r=e.selection,o=t=="up"?r.$from:r.$to;return Xl(n,e,()=>{let{node:s}=n.docView.
domFromPos(o.pos,t=="up"?-1:1);for(;;){let l=n.docView.nearestDesc(s,!0);if(!l)break;if(l.node.isBlock){s=l.contentDOM||
l.dom;break}s=l.dom.parentNode}let i=Gl(n,o.pos,1);for(let l=s.firstChild;l;l=l.nextSibling){let a;if(A(l))a=l.getClientRects();else if(U(
l))a=Pe(l,0,l.nodeValue.length).getClientRects();else continue;for(let c=0;c<a.length;c++){let d=a[c];if(d.bottom>d.top+
1&&(t=="up"?i.top-d.top>(d.bottom-i.top)*2:d.bottom-i.bottom>(i.bottom-d.top)*2))return!1}}return!0})}var Mf=/[\u0590-\u08ac]/;
function vf(n,e,t){let{$head:r}=e.selection;if(!r.parent.isTextblock)return!1;let o=r.parentOffset,s=!o,i=o==r.parent.content.
size,l=n.domSelection();return l?!Mf.test(r.parent.textContent)||!l.modify?t=="left"||t=="backward"?s:i:Xl(n,e,()=>{let{
focusNode:a,focusOffset:c,anchorNode:d,anchorOffset:u}=n.domSelectionRange(),f=l.caretBidiLevel;l.modify("move",t,"chara\
cter");let h=r.depth?n.docView.domAfterPos(r.before()):n.dom,{focusNode:p,focusOffset:m}=n.domSelectionRange(),g=p&&!gt(
h,p)||a==p&&c==m;try{l.collapse(d,u),a&&(a!=d||c!=u)&&l.extend&&l.extend(a,c)}catch{}return f!=null&&(l.caretBidiLevel=f),
g}):r.pos==r.start()||r.pos==r.end()}var ml=null,gl=null,yl=!1;function Tf(n,e,t){return ml==e&&gl==t?yl:(ml=e,gl=t,yl=t==
"up"||t=="down"?Cf(n,e,t):vf(n,e,t))}var ge=0,bl=1,ct=2,be=3,yt=class{constructor(e,t,r,o){this.parent=e,this.children=t,
this.dom=r,this.contentDOM=o,this.dirty=ge,r.pmViewDesc=this}matchesWidget(e){return!1}matchesMark(e){return!1}matchesNode(e,t,r){
return!1}matchesHack(e){return!1}parseRule(e){return null}stopEvent(e){return!1}get size(){let e=0;for(let t=0;t<this.children.
length;t++)e+=this.children[t].size;return e}get border(){return 0}destroy(){this.parent=void 0,this.dom.pmViewDesc==this&&
(this.dom.pmViewDesc=void 0);for(let e=0;e<this.children.length;e++)this.children[e].destroy()}posBeforeChild(e){for(let t=0,
r=this.posAtStart;;t++){let o=this.children[t];if(o==e)return r;r+=o.size}}get posBefore(){return this.parent.posBeforeChild(
this)}get posAtStart(){return this.parent?this.parent.posBeforeChild(this)+this.border:0}get posAfter(){return this.posBefore+
this.size}get posAtEnd(){return this.posAtStart+this.size-2*this.border}localPosFromDOM(e,t,r){if(this.contentDOM&&gt(this.
contentDOM,e))if(r<0){let s,i;if(e==this.contentDOM)s=e.childNodes[t-1];else{for(;e.parentNode!=this.contentDOM;)e=e.parentNode;
s=e.previousSibling}for(;s&&!((i=s.pmViewDesc)&&i.parent==this);)s=s.previousSibling;return s?this.posBeforeChild(i)+i.size:
this.posAtStart}else{let s,i;if(e==this.contentDOM)s=e.childNodes[t];else{for(;e.parentNode!=this.contentDOM;)e=e.parentNode;
s=e.nextSibling}for(;s&&!((i=s.pmViewDesc)&&i.parent==this);)s=s.nextSibling;return s?this.posBeforeChild(i):this.posAtEnd}
let o;if(e==this.dom&&this.contentDOM)o=t>Z(this.contentDOM);else if(this.contentDOM&&this.contentDOM!=this.dom&&this.dom.
contains(this.contentDOM)){let s=e.compareDocumentPosition(this.contentDOM);s&16?o=t>Array.from(e.childNodes).findIndex(
i=>i.contains(this.contentDOM)):o=!(s&4)}else if(this.dom.firstChild){if(t==0)for(let s=e;;s=s.parentNode){if(s==this.dom){
o=!1;break}if(s.previousSibling)break}if(o==null&&t==e.childNodes.length)for(let s=e;;s=s.parentNode){if(s==this.dom){o=
!0;break}if(s.nextSibling)break}}return o??r>0?this.posAtEnd:this.posAtStart}nearestDesc(e,t=!1){for(let r=!0,o=e;o;o=o.
parentNode){let s=this.getDesc(o),i;if(s&&(!t||s.node))if(r&&(i=s.nodeDOM)&&!(A(i)?gt(i,e):i==e))r=!1;else return s}}getDesc(e){
let t=e.pmViewDesc;for(let r=t;r;r=r.parent)if(r==this)return t}posFromDOM(e,t,r){for(let o=e;o;o=o.parentNode){let s=this.
getDesc(o);if(s)return s.localPosFromDOM(e,t,r)}return-1}descAt(e){for(let t=0,r=0;t<this.children.length;t++){let o=this.
children[t],s=r+o.size;if(r==e&&s!=r){for(;!o.border&&o.children.length;)for(let i=0;i<o.children.length;i++){let l=o.children[i];
if(l.size){o=l;break}}return o}if(e<s)return o.descAt(e-r-o.border);r=s}}domFromPos(e,t){if(!this.contentDOM)return{node:this.
dom,offset:0,atom:e+1};let r=0,o=0;for(let s=0;r<this.children.length;r++){let i=this.children[r],l=s+i.size;if(l>e){o=e-
s;break}s=l}if(o)return this.children[r].domFromPos(o-this.children[r].border,t);for(;r>0;r--){let s=this.children[r-1];
if(s.size||!(s instanceof Qn||s instanceof Yn&&s.side>=0))break}if(t<=0){let s,i=!0;for(;s=r?this.children[r-1]:null,!(!s||
s.dom.parentNode==this.contentDOM);r--,i=!1);return s&&t&&i&&!s.border&&!s.domAtom?s.domFromPos(s.size,t):{node:this.contentDOM,
offset:s?Z(s.dom)+1:0}}else{let s,i=!0;for(;s=r<this.children.length?this.children[r]:null,!(!s||s.dom.parentNode==this.
contentDOM);r++,i=!1);return s&&i&&!s.border&&!s.domAtom?s.domFromPos(0,t):{node:this.contentDOM,offset:s?Z(s.dom):this.
contentDOM.childNodes.length}}}parseRange(e,t,r=0){if(this.children.length==0)return{node:this.contentDOM,from:e,to:t,fromOffset:0,
toOffset:this.contentDOM.childNodes.length};let o=-1,s=-1;for(let i=r,l=0;;l++){let a=this.children[l],c=i+a.size;if(o==
-1&&e<=c){let d=i+a.border;if(e>=d&&t<=c-a.border&&a.node&&a.contentDOM&&this.contentDOM.contains(a.contentDOM))return a.
parseRange(e,t,d);e=i;for(let u=l;u>0;u--){let f=this.children[u-1];if(f.size&&f.dom.parentNode==this.contentDOM&&!f.emptyChildAt(
1)){o=Z(f.dom)+1;break}e-=f.size}o==-1&&(o=0)}if(o>-1&&(c>t||l==this.children.length-1)){t=c;for(let d=l+1;d<this.children.
length;d++){let u=this.children[d];if(u.size&&u.dom.parentNode==this.contentDOM&&!u.emptyChildAt(-1)){s=Z(u.dom);break}t+=
u.size}s==-1&&(s=this.contentDOM.childNodes.length);break}i=c}return{node:this.contentDOM,from:e,to:t,fromOffset:o,toOffset:s}}emptyChildAt(e){
if(this.border||!this.contentDOM||!this.children.length)return!1;let t=this.children[e<0?0:this.children.length-1];return t.
size==0||t.emptyChildAt(e)}domAfterPos(e){let{node:t,offset:r}=this.domFromPos(e,0);if(!A(t)||r==t.childNodes.length)throw new RangeError(
"No node after pos "+e);return t.childNodes[r]}setSelection(e,t,r,o=!1){let s=Math.min(e,t),i=Math.max(e,t);for(let h=0,
p=0;h<this.children.length;h++){let m=this.children[h],g=p+m.size;if(s>p&&i<g)return m.setSelection(e-p-m.border,t-p-m.border,
r,o);p=g}let l=this.domFromPos(e,e?-1:1),a=t==e?l:this.domFromPos(t,t?-1:1),c=r.root.getSelection(),d=r.domSelectionRange(),
u=!1;if((ue||oe)&&e==t){let{node:h,offset:p}=l;if(U(h)){if(u=!!(p&&h.nodeValue[p-1]==`
`),u&&p==h.nodeValue.length)for(let m=h,g;m;m=m.parentNode){if(g=m.nextSibling){g.nodeName=="BR"&&(l=a={node:g.parentNode,
offset:Z(g)+1});break}let y=m.pmViewDesc;if(y&&y.node&&y.node.isBlock)break}}else{let m=h.childNodes[p-1];u=m&&(m.nodeName==
"BR"||m.contentEditable=="false")}}if(ue&&d.focusNode&&d.focusNode!=a.node&&A(d.focusNode)){let h=d.focusNode.childNodes[d.
focusOffset];h&&h.contentEditable=="false"&&(o=!0)}if(!(o||u&&oe)&&mt(l.node,l.offset,d.anchorNode,d.anchorOffset)&&mt(a.
node,a.offset,d.focusNode,d.focusOffset))return;let f=!1;if((c.extend||e==t)&&!(u&&ue)){c.collapse(l.node,l.offset);try{
e!=t&&c.extend(a.node,a.offset),f=!0}catch{}}if(!f){if(e>t){let p=l;l=a,a=p}let h=document.createRange();h.setEnd(a.node,
a.offset),h.setStart(l.node,l.offset),c.removeAllRanges(),c.addRange(h)}}ignoreMutation(e){return!this.contentDOM&&e.type!=
"selection"}get contentLost(){return this.contentDOM&&this.contentDOM!=this.dom&&!this.dom.contains(this.contentDOM)}markDirty(e,t){
for(let r=0,o=0;o<this.children.length;o++){let s=this.children[o],i=r+s.size;if(r==i?e<=i&&t>=r:e<i&&t>r){let l=r+s.border,
a=i-s.border;if(e>=l&&t<=a){this.dirty=e==r||t==i?ct:bl,e==l&&t==a&&(s.contentLost||s.dom.parentNode!=this.contentDOM)?s.
dirty=be:s.markDirty(e-l,t-l);return}else s.dirty=s.dom==s.contentDOM&&s.dom.parentNode==this.contentDOM&&!s.children.length?
ct:be}r=i}this.dirty=ct}markParentsDirty(){let e=1;for(let t=this.parent;t;t=t.parent,e++){let r=e==1?ct:bl;t.dirty<r&&(t.
dirty=r)}}get domAtom(){return!1}get ignoreForCoords(){return!1}get ignoreForSelection(){return!1}isText(e){return!1}},Yn=class extends yt{constructor(e,t,r,o){
let s,i=t.type.toDOM;if(typeof i=="function"&&(i=i(r,()=>{if(!s)return o;if(s.parent)return s.parent.posBeforeChild(s)})),
!t.type.spec.raw){let l=A(i)?i:document.createElement("span");l!=i&&(l.appendChild(i),i=l),l.hasAttribute("contenteditab\
le")||(l.contentEditable="false"),l.classList.add("ProseMirror-widget")}super(e,[],i,null),this.widget=t,this.widget=t,s=
this}matchesWidget(e){return this.dirty==ge&&e.type.eq(this.widget.type)}parseRule(){return{ignore:!0}}stopEvent(e){let t=this.
widget.spec.stopEvent;return t?t(e):!1}ignoreMutation(e){return e.type!="selection"||this.widget.spec.ignoreSelection}destroy(){
this.widget.type.destroy(this.dom),super.destroy()}get domAtom(){return!0}get ignoreForSelection(){return!!this.widget.type.
spec.relaxedSide}get side(){return this.widget.type.side}},Lo=class extends yt{constructor(e,t,r,o){super(e,[],t,null),this.
textDOM=r,this.text=o}get size(){return this.text.length}localPosFromDOM(e,t){return e!=this.textDOM?this.posAtStart+(t?
this.size:0):this.posAtStart+t}domFromPos(e){return{node:this.textDOM,offset:e}}ignoreMutation(e){return e.type==="chara\
cterData"&&e.target.nodeValue==e.oldValue}},ut=class n extends yt{constructor(e,t,r,o,s){super(e,[],r,o),this.mark=t,this.
spec=s}static create(e,t,r,o){let s=o.nodeViews[t.type.name],i=s&&s(t,o,r);return(!i||!i.dom)&&(i=xe.renderSpec(document,
t.type.spec.toDOM(t,r),null,t.attrs)),new n(e,t,i.dom,i.contentDOM||i.dom,i)}parseRule(){return this.dirty&be||this.mark.
type.spec.reparseInView?null:{mark:this.mark.type.name,attrs:this.mark.attrs,contentElement:this.contentDOM}}matchesMark(e){
return this.dirty!=be&&this.mark.eq(e)}markDirty(e,t){if(super.markDirty(e,t),this.dirty!=ge){let r=this.parent;for(;!r.
node;)r=r.parent;r.dirty<this.dirty&&(r.dirty=this.dirty),this.dirty=ge}}slice(e,t,r){let o=n.create(this.parent,this.mark,
!0,r),s=this.children,i=this.size;t<i&&(s=Fo(s,t,i,r)),e>0&&(s=Fo(s,0,e,r));for(let l=0;l<s.length;l++)s[l].parent=o;return o.
children=s,o}ignoreMutation(e){return this.spec.ignoreMutation?this.spec.ignoreMutation(e):super.ignoreMutation(e)}destroy(){
this.spec.destroy&&this.spec.destroy(),super.destroy()}},Ye=class n extends yt{constructor(e,t,r,o,s,i,l){super(e,[],s,i),
this.node=t,this.outerDeco=r,this.innerDeco=o,this.nodeDOM=l}static create(e,t,r,o,s,i){let l=s.nodeViews[t.type.name],a,
c=l&&l(t,s,()=>{if(!a)return i;if(a.parent)return a.parent.posBeforeChild(a)},r,o),d=c&&c.dom,u=c&&c.contentDOM;if(t.isText){
if(!d)d=document.createTextNode(t.text);else if(!U(d))throw new RangeError("Text must be rendered as a DOM text node")}else
d||({dom:d,contentDOM:u}=xe.renderSpec(document,t.type.spec.toDOM(t),null,t.attrs));!u&&!t.isText&&d.nodeName!="BR"&&(d.
hasAttribute("contenteditable")||(d.contentEditable="false"),t.type.spec.draggable&&(d.draggable=!0));let f=d;return d=Ql(
d,r,t),c?a=new zo(e,t,r,o,d,u||null,f,c):t.isText?new Zn(e,t,r,o,d,f):new n(e,t,r,o,d,u||null,f)}parseRule(e){if(this.node.
type.spec.reparseInView)return null;let t={node:this.node.type.name,attrs:this.node.attrs};if(this.node.type.whitespace==
"pre"&&(t.preserveWhitespace="full"),!this.contentDOM)t.getContent=()=>this.node.content;else if(!this.contentLost)t.contentElement=
this.contentDOM;else{for(let r=this.children.length-1;r>=0;r--){let o=this.children[r];if(this.dom.contains(o.dom.parentNode)){
t.contentElement=o.dom.parentNode;break}}if(!t.contentElement){let r=e&&e.find(o=>A(o)&&e.indexOf(o.parentNode)<0&&this.
dom.contains(o));r?t.contentElement=r:t.getContent=()=>b.empty}}return t}matchesNode(e,t,r){return this.dirty==ge&&e.eq(
this.node)&&er(t,this.outerDeco)&&r.eq(this.innerDeco)}get size(){return this.node.nodeSize}get border(){return this.node.
isLeaf?0:1}updateChildren(e,t){let r=this.node.inlineContent,o=t,s=e.composing?this.localCompositionInfo(e,t):null,i=s&&
s.pos>-1?s:null,l=s&&s.pos<0,a=new $o(this,i&&i.node,e),c=this.node.inlineContent,d=c&&this.node.isBlock;Of(this.node,this.
innerDeco,(u,f,h)=>{u.spec.marks?a.syncToMarks(u.spec.marks,r,e,f):u.type.side>=0&&!h&&a.syncToMarks(f==this.node.childCount?
R.none:this.node.child(f).marks,r,e,f),a.placeWidget(u,e,o)},(u,f,h,p)=>{a.syncToMarks(u.marks,r,e,p),d&&u.isAtom&&!u.isText&&
a.addHackNode("IMG",a.top);let m;a.findNodeMatch(u,f,h,p)||l&&e.state.selection.from>o&&e.state.selection.to<o+u.nodeSize&&
(m=a.findIndexWithChild(s.node))>-1&&a.updateNodeAt(u,f,h,m,e)||a.updateNextNode(u,f,h,e,p,o)||a.addNode(u,f,h,e,o),o+=u.
nodeSize,c&&(d=u.isAtom&&!u.isText)}),a.syncToMarks([],r,e,0),this.node.isTextblock&&a.addTextblockHacks(),a.destroyRest(),
(a.changed||this.dirty==ct)&&(i&&this.protectLocalComposition(e,i),Yl(this.contentDOM,this.children,e),Bt&&Df(this.dom))}localCompositionInfo(e,t){
let{from:r,to:o}=e.state.selection;if(!(e.state.selection instanceof x)||r<t||o>t+this.node.content.size)return null;let s=e.
input.compositionNode;if(!s||!this.dom.contains(s.parentNode))return null;if(this.node.inlineContent){let i=s.nodeValue,
l=Rf(this.node.content,i,r-t,o-t);return l<0?null:{node:s,pos:l,text:i}}else return{node:s,pos:-1,text:""}}protectLocalComposition(e,{
node:t,pos:r,text:o}){if(this.getDesc(t))return;let s=t;for(;s.parentNode!=this.contentDOM;s=s.parentNode){for(;s.previousSibling;)
s.parentNode.removeChild(s.previousSibling);for(;s.nextSibling;)s.parentNode.removeChild(s.nextSibling);s.pmViewDesc&&(s.
pmViewDesc=void 0)}let i=new Lo(this,s,t,o);e.input.compositionNodes.push(i),this.children=Fo(this.children,r,r+o.length,
e,i)}update(e,t,r,o){return this.dirty==be||!e.sameMarkup(this.node)?!1:(this.updateInner(e,t,r,o),!0)}updateInner(e,t,r,o){
this.updateOuterDeco(t),this.node=e,this.innerDeco=r,this.contentDOM&&this.updateChildren(o,this.posAtStart),this.dirty=
ge}updateOuterDeco(e){if(er(e,this.outerDeco))return;let t=!A(this.nodeDOM),r=this.dom;this.dom=Zl(this.dom,this.nodeDOM,
Bo(this.outerDeco,this.node,t),Bo(e,this.node,t)),this.dom!=r&&(r.pmViewDesc=void 0,this.dom.pmViewDesc=this),this.outerDeco=
e}selectNode(){A(this.nodeDOM)&&(this.nodeDOM.classList.add("ProseMirror-selectednode"),(this.contentDOM||!this.node.type.
spec.draggable)&&(this.nodeDOM.draggable=!0))}deselectNode(){A(this.nodeDOM)&&(this.nodeDOM.classList.remove("ProseMirro\
r-selectednode"),(this.contentDOM||!this.node.type.spec.draggable)&&this.nodeDOM.removeAttribute("draggable"))}get domAtom(){
return this.node.isAtom}};function kl(n,e,t,r,o){Ql(r,e,n);let s=new Ye(void 0,n,e,t,r,r,r);return s.contentDOM&&s.updateChildren(
o,0),s}var Zn=class n extends Ye{constructor(e,t,r,o,s,i){super(e,t,r,o,s,null,i)}parseRule(){let e=this.nodeDOM.parentNode;
for(;e&&e!=this.dom&&!e.pmIsDeco;)e=e.parentNode;return{skip:e||!0}}update(e,t,r,o){return this.dirty==be||this.dirty!=ge&&
!this.inParent()||!e.sameMarkup(this.node)?!1:(this.updateOuterDeco(t),(this.dirty!=ge||e.text!=this.node.text)&&e.text!=
this.nodeDOM.nodeValue&&(this.nodeDOM.nodeValue=e.text,o.trackWrites==this.nodeDOM&&(o.trackWrites=null)),this.node=e,this.
dirty=ge,!0)}inParent(){let e=this.parent.contentDOM;for(let t=this.nodeDOM;t;t=t.parentNode)if(t==e)return!0;return!1}domFromPos(e){
return{node:this.nodeDOM,offset:e}}localPosFromDOM(e,t,r){return e==this.nodeDOM?this.posAtStart+Math.min(t,this.node.text.
length):super.localPosFromDOM(e,t,r)}ignoreMutation(e){return e.type!="characterData"&&e.type!="selection"}slice(e,t,r){
let o=this.node.cut(e,t),s=document.createTextNode(o.text);return new n(this.parent,o,this.outerDeco,this.innerDeco,s,s)}markDirty(e,t){
super.markDirty(e,t),this.dom!=this.nodeDOM&&(e==0||t==this.nodeDOM.nodeValue.length)&&(this.dirty=be)}get domAtom(){return!1}isText(e){
return this.node.text==e}},Qn=class extends yt{parseRule(){return{ignore:!0}}matchesHack(e){return this.dirty==ge&&this.
dom.nodeName==e}get domAtom(){return!0}get ignoreForCoords(){return this.dom.nodeName=="IMG"}},zo=class extends Ye{constructor(e,t,r,o,s,i,l,a){
super(e,t,r,o,s,i,l),this.spec=a}update(e,t,r,o){if(this.dirty==be)return!1;if(this.spec.update&&(this.node.type==e.type||
this.spec.multiType)){let s=this.spec.update(e,t,r);return s&&this.updateInner(e,t,r,o),s}else return!this.contentDOM&&!e.
isLeaf?!1:super.update(e,t,r,o)}selectNode(){this.spec.selectNode?this.spec.selectNode():super.selectNode()}deselectNode(){
this.spec.deselectNode?this.spec.deselectNode():super.deselectNode()}setSelection(e,t,r,o){this.spec.setSelection?this.spec.
setSelection(e,t,r.root):super.setSelection(e,t,r,o)}destroy(){this.spec.destroy&&this.spec.destroy(),super.destroy()}stopEvent(e){
return this.spec.stopEvent?this.spec.stopEvent(e):!1}ignoreMutation(e){return this.spec.ignoreMutation?this.spec.ignoreMutation(
e):super.ignoreMutation(e)}};function Yl(n,e,t){let r=n.firstChild,o=!1;for(let s=0;s<e.length;s++){let i=e[s],l=i.dom;if(l.
parentNode==n){for(;l!=r;)r=wl(r),o=!0;r=r.nextSibling}else o=!0,n.insertBefore(l,r);if(i instanceof ut){let a=r?r.previousSibling:
n.lastChild;Yl(i.contentDOM,i.children,t),r=a?a.nextSibling:n.firstChild}}for(;r;)r=wl(r),o=!0;o&&t.trackWrites==n&&(t.trackWrites=
null)}var hn=function(n){n&&(this.nodeName=n)};hn.prototype=Object.create(null);var dt=[new hn];function Bo(n,e,t){if(n.
length==0)return dt;let r=t?dt[0]:new hn,o=[r];for(let s=0;s<n.length;s++){let i=n[s].type.attrs;if(i){i.nodeName&&o.push(
r=new hn(i.nodeName));for(let l in i){let a=i[l];a!=null&&(t&&o.length==1&&o.push(r=new hn(e.isInline?"span":"div")),l==
"class"?r.class=(r.class?r.class+" ":"")+a:l=="style"?r.style=(r.style?r.style+";":"")+a:l!="nodeName"&&(r[l]=a))}}}return o}
function Zl(n,e,t,r){if(t==dt&&r==dt)return e;let o=e;for(let s=0;s<r.length;s++){let i=r[s],l=t[s];if(s){let a;l&&l.nodeName==
i.nodeName&&o!=n&&(a=o.parentNode)&&a.nodeName.toLowerCase()==i.nodeName||(a=document.createElement(i.nodeName),a.pmIsDeco=
!0,a.appendChild(o),l=dt[0]),o=a}Af(o,l||dt[0],i)}return o}function Af(n,e,t){for(let r in e)r!="class"&&r!="style"&&r!=
"nodeName"&&!(r in t)&&n.removeAttribute(r);for(let r in t)r!="class"&&r!="style"&&r!="nodeName"&&t[r]!=e[r]&&n.setAttribute(
r,t[r]);if(e.class!=t.class){let r=e.class?e.class.split(" ").filter(Boolean):[],o=t.class?t.class.split(" ").filter(Boolean):
[];for(let s=0;s<r.length;s++)o.indexOf(r[s])==-1&&n.classList.remove(r[s]);for(let s=0;s<o.length;s++)r.indexOf(o[s])==
-1&&n.classList.add(o[s]);n.classList.length==0&&n.removeAttribute("class")}if(e.style!=t.style){if(e.style){let r=/\s*([\w\-\xa1-\uffff]+)\s*:(?:"(?:\\.|[^"])*"|'(?:\\.|[^'])*'|\(.*?\)|[^;])*/g,
o;for(;o=r.exec(e.style);)n.style.removeProperty(o[1])}t.style&&(n.style.cssText+=t.style)}}function Ql(n,e,t){return Zl(
n,n,dt,Bo(e,t,!A(n)))}function er(n,e){if(n.length!=e.length)return!1;for(let t=0;t<n.length;t++)if(!n[t].type.eq(e[t].type))
return!1;return!0}function wl(n){let e=n.nextSibling;return n.parentNode.removeChild(n),e}var $o=class{constructor(e,t,r){
this.lock=t,this.view=r,this.index=0,this.stack=[],this.changed=!1,this.top=e,this.preMatch=Ef(e.node.content,e)}destroyBetween(e,t){
if(e!=t){for(let r=e;r<t;r++)this.top.children[r].destroy();this.top.children.splice(e,t-e),this.changed=!0}}destroyRest(){
this.destroyBetween(this.index,this.top.children.length)}syncToMarks(e,t,r,o){let s=0,i=this.stack.length>>1,l=Math.min(
i,e.length);for(;s<l&&(s==i-1?this.top:this.stack[s+1<<1]).matchesMark(e[s])&&e[s].type.spec.spanning!==!1;)s++;for(;s<i;)
this.destroyRest(),this.top.dirty=ge,this.index=this.stack.pop(),this.top=this.stack.pop(),i--;for(;i<e.length;){this.stack.
push(this.top,this.index+1);let a=-1,c=this.top.children.length;o<this.preMatch.index&&(c=Math.min(this.index+3,c));for(let d=this.
index;d<c;d++){let u=this.top.children[d];if(u.matchesMark(e[i])&&!this.isLocked(u.dom)){a=d;break}}if(a<0&&this.index<this.
top.children.length){let d=this.top.children[this.index];d instanceof ut&&d.dirty!=be&&d.mark.type==e[i].type&&d.spec.update&&
!this.isLocked(d.dom)&&d.spec.update(e[i])&&(d.mark=e[i],a=this.index,this.changed=!0)}if(a>-1)a>this.index&&(this.changed=
!0,this.destroyBetween(this.index,a)),this.top=this.top.children[this.index];else{let d=ut.create(this.top,e[i],t,r);this.
top.children.splice(this.index,0,d),this.top=d,this.changed=!0}this.index=0,i++}}findNodeMatch(e,t,r,o){let s=-1,i;if(o>=
this.preMatch.index&&(i=this.preMatch.matches[o-this.preMatch.index]).parent==this.top&&i.matchesNode(e,t,r))s=this.top.
children.indexOf(i,this.index);else for(let l=this.index,a=Math.min(this.top.children.length,l+5);l<a;l++){let c=this.top.
children[l];if(c.matchesNode(e,t,r)&&!this.preMatch.matched.has(c)){s=l;break}}return s<0?!1:(this.destroyBetween(this.index,
s),this.index++,!0)}updateNodeAt(e,t,r,o,s){let i=this.top.children[o];return i.dirty==be&&i.dom==i.contentDOM&&(i.dirty=
ct),i.update(e,t,r,s)?(this.destroyBetween(this.index,o),this.index++,!0):!1}findIndexWithChild(e){for(;;){let t=e.parentNode;
if(!t)return-1;if(t==this.top.contentDOM){let r=e.pmViewDesc;if(r){for(let o=this.index;o<this.top.children.length;o++)if(this.
top.children[o]==r)return o}return-1}e=t}}updateNextNode(e,t,r,o,s,i){for(let l=this.index;l<this.top.children.length;l++){
let a=this.top.children[l];if(a instanceof Ye){let c=this.preMatch.matched.get(a);if(c!=null&&c!=s)return!1;let d=a.dom,
u,f=this.isLocked(d)&&!(e.isText&&a.node&&a.node.isText&&a.nodeDOM.nodeValue==e.text&&a.dirty!=be&&er(t,a.outerDeco));if(!f&&
a.update(e,t,r,o))return this.destroyBetween(this.index,l),a.dom!=d&&(this.changed=!0),this.index++,!0;if(!f&&(u=this.recreateWrapper(
a,e,t,r,o,i)))return this.destroyBetween(this.index,l),this.top.children[this.index]=u,u.contentDOM&&(u.dirty=ct,u.updateChildren(
o,i+1),u.dirty=ge),this.changed=!0,this.index++,!0;break}}return!1}recreateWrapper(e,t,r,o,s,i){if(e.dirty||t.isAtom||!e.
children.length||!e.node.content.eq(t.content)||!er(r,e.outerDeco)||!o.eq(e.innerDeco))return null;let l=Ye.create(this.
top,t,r,o,s,i);if(l.contentDOM){l.children=e.children,e.children=[];for(let a of l.children)a.parent=l}return e.destroy(),
l}addNode(e,t,r,o,s){let i=Ye.create(this.top,e,t,r,o,s);i.contentDOM&&i.updateChildren(o,s+1),this.top.children.splice(
this.index++,0,i),this.changed=!0}placeWidget(e,t,r){let o=this.index<this.top.children.length?this.top.children[this.index]:
null;if(o&&o.matchesWidget(e)&&(e==o.widget||!o.widget.type.toDOM.parentNode))this.index++;else{let s=new Yn(this.top,e,
t,r);this.top.children.splice(this.index++,0,s),this.changed=!0}}addTextblockHacks(){let e=this.top.children[this.index-
1],t=this.top;for(;e instanceof ut;)t=e,e=t.children[t.children.length-1];(!e||!(e instanceof Zn)||/\n$/.test(e.node.text)||
this.view.requiresGeckoHackNode&&/\s$/.test(e.node.text))&&((oe||Q)&&e&&e.dom.contentEditable=="false"&&this.addHackNode(
"IMG",t),this.addHackNode("BR",this.top))}addHackNode(e,t){if(t==this.top&&this.index<t.children.length&&t.children[this.
index].matchesHack(e))this.index++;else{let r=document.createElement(e);e=="IMG"&&(r.className="ProseMirror-separator",r.
alt=""),e=="BR"&&(r.className="ProseMirror-trailingBreak");let o=new Qn(this.top,[],r,null);t!=this.top?t.children.push(
o):t.children.splice(this.index++,0,o),this.changed=!0}}isLocked(e){return this.lock&&(e==this.lock||A(e)&&e.contains(this.
lock.parentNode))}};function Ef(n,e){let t=e,r=t.children.length,o=n.childCount,s=new Map,i=[];e:for(;o>0;){let l;for(;;)
if(r){let c=t.children[r-1];if(c instanceof ut)t=c,r=c.children.length;else{l=c,r--;break}}else{if(t==e)break e;r=t.parent.
children.indexOf(t),t=t.parent}let a=l.node;if(a){if(a!=n.child(o-1))break;--o,s.set(l,o),i.push(l)}}return{index:o,matched:s,
matches:i.reverse()}}function Nf(n,e){return n.type.side-e.type.side}function Of(n,e,t,r){let o=e.locals(n),s=0;if(o.length==
0){for(let c=0;c<n.childCount;c++){let d=n.child(c);r(d,o,e.forChild(s,d),c),s+=d.nodeSize}return}let i=0,l=[],a=null;for(let c=0;;){
let d,u;for(;i<o.length&&o[i].to==s;){let g=o[i++];g.widget&&(d?(u||(u=[d])).push(g):d=g)}if(d)if(u){u.sort(Nf);for(let g=0;g<
u.length;g++)t(u[g],c,!!a)}else t(d,c,!!a);let f,h;if(a)h=-1,f=a,a=null;else if(c<n.childCount)h=c,f=n.child(c++);else break;
for(let g=0;g<l.length;g++)l[g].to<=s&&l.splice(g--,1);for(;i<o.length&&o[i].from<=s&&o[i].to>s;)l.push(o[i++]);let p=s+
f.nodeSize;if(f.isText){let g=p;i<o.length&&o[i].from<g&&(g=o[i].from);for(let y=0;y<l.length;y++)l[y].to<g&&(g=l[y].to);
g<p&&(a=f.cut(g-s),f=f.cut(0,g-s),p=g,h=-1)}else for(;i<o.length&&o[i].to<p;)i++;let m=f.isInline&&!f.isLeaf?l.filter(g=>!g.
inline):l.slice();r(f,m,e.forChild(s,f),h),s=p}}function Df(n){if(n.nodeName=="UL"||n.nodeName=="OL"){let e=n.style.cssText;
n.style.cssText=e+"; list-style: square !important",window.getComputedStyle(n).listStyle,n.style.cssText=e}}function Rf(n,e,t,r){
for(let o=0,s=0;o<n.childCount&&s<=r;){let i=n.child(o++),l=s;if(s+=i.nodeSize,!i.isText)continue;let a=i.text;for(;o<n.
childCount;){let c=n.child(o++);if(s+=c.nodeSize,!c.isText)break;a+=c.text}if(s>=t){if(s>=r&&a.slice(r-e.length-l,r-l)==
e)return r-e.length;let c=l<r?a.lastIndexOf(e,r-l-1):-1;if(c>=0&&c+e.length+l>=t)return l+c;if(t==r&&a.length>=r+e.length-
l&&a.slice(r-l,r-l+e.length)==e)return r}}return-1}function Fo(n,e,t,r,o){let s=[];for(let i=0,l=0;i<n.length;i++){let a=n[i],
c=l,d=l+=a.size;c>=t||d<=e?s.push(a):(c<e&&s.push(a.slice(0,e-c,r)),o&&(s.push(o),o=void 0),d>t&&s.push(a.slice(t-c,a.size,
r)))}return s}function Yo(n,e=null){let t=n.domSelectionRange(),r=n.state.doc;if(!t.focusNode)return null;let o=n.docView.
nearestDesc(t.focusNode),s=o&&o.size==0,i=n.docView.posFromDOM(t.focusNode,t.focusOffset,1);if(i<0)return null;let l=r.resolve(
i),a,c;if(lr(t)){for(a=i;o&&!o.node;)o=o.parent;if(o&&o.node.isAtom&&T.isSelectable(o.node)&&o.parent&&!(o.node.isInline&&
lf(t.focusNode,t.focusOffset,o.dom))){let u=o.posBefore;c=new T(i==u?l:r.resolve(u))}else if(ue&&e=="key"&&i>n.state.selection.
to&&A(t.focusNode)&&t.focusOffset==t.focusNode.childNodes.length&&o&&o.posAtStart>n.state.selection.to)for(let u=t.focusNode;;u=
u.parentNode){if(getComputedStyle(u).overflow!="visible"){c=v.findFrom(r.resolve(o.posAtStart),1);break}if(u==o.dom||u.nextSibling||
!u.parentNode||!A(u.parentNode))break}}else{if(t instanceof n.dom.ownerDocument.defaultView.Selection&&t.rangeCount>1){let u=i,
f=i;for(let h=0;h<t.rangeCount;h++){let p=t.getRangeAt(h);u=Math.min(u,n.docView.posFromDOM(p.startContainer,p.startOffset,
1)),f=Math.max(f,n.docView.posFromDOM(p.endContainer,p.endOffset,-1))}if(u<0)return null;[a,i]=f==n.state.selection.anchor?
[f,u]:[u,f],l=r.resolve(i)}else a=n.docView.posFromDOM(t.anchorNode,t.anchorOffset,1);if(a<0)return null}let d=r.resolve(
a);if(!c){let u=e=="pointer"||n.state.selection.head<l.pos&&!s?1:-1;c=Zo(n,d,l,u)}return c}function ea(n){return n.editable?
n.hasFocus():na(n)&&document.activeElement&&document.activeElement.contains(n.dom)}function Be(n,e=!1){let t=n.state.selection;
if(ta(n,t),!ea(n))return;let r=n.input.mouseDown;if(!e&&Q&&r){let o=n.domSelectionRange(),s=n.domObserver.currentSelection;
if(o.anchorNode&&s.anchorNode&&mt(o.anchorNode,o.anchorOffset,s.anchorNode,s.anchorOffset)&&r.delaySelUpdate()){n.domObserver.
setCurSelection();return}}if(n.domObserver.disconnectSelection(),n.cursorWrapper)Pf(n);else{let{anchor:o,head:s}=t,i,l;Sl&&
!(t instanceof x)&&(t.$from.parent.inlineContent||(i=xl(n,t.from)),!t.empty&&!t.$from.parent.inlineContent&&(l=xl(n,t.to))),
n.docView.setSelection(o,s,n,e),Sl&&(i&&Cl(i),l&&Cl(l)),t.visible?n.dom.classList.remove("ProseMirror-hideselection"):(n.
dom.classList.add("ProseMirror-hideselection"),"onselectionchange"in document&&If(n))}n.domObserver.setCurSelection(),n.
domObserver.connectSelection()}var Sl=oe||Q&&jl<63;function xl(n,e){let{node:t,offset:r}=n.docView.domFromPos(e,0),o=r<t.
childNodes.length?t.childNodes[r]:null,s=r?t.childNodes[r-1]:null;if(oe&&o&&o.contentEditable=="false")return Ao(o);if((!o||
o.contentEditable=="false")&&(!s||s.contentEditable=="false")){if(o)return Ao(o);if(s)return Ao(s)}}function Ao(n){return n.
contentEditable="true",oe&&n.draggable&&(n.draggable=!1,n.wasDraggable=!0),n}function Cl(n){n.contentEditable="false",n.
wasDraggable&&(n.draggable=!0,n.wasDraggable=null)}function If(n){let e=n.dom.ownerDocument;e.removeEventListener("selec\
tionchange",n.input.hideSelectionGuard);let t=n.domSelectionRange(),r=t.anchorNode,o=t.anchorOffset;e.addEventListener("\
selectionchange",n.input.hideSelectionGuard=()=>{(t.anchorNode!=r||t.anchorOffset!=o)&&(e.removeEventListener("selection\
change",n.input.hideSelectionGuard),setTimeout(()=>{(!ea(n)||n.state.selection.visible)&&n.dom.classList.remove("ProseMi\
rror-hideselection")},20))})}function Pf(n){let e=n.domSelection();if(!e)return;let t=n.cursorWrapper.dom,r=t.nodeName==
"IMG";r?e.collapse(t.parentNode,Z(t)+1):e.collapse(t,0),!r&&!n.state.selection.visible&&de&&Xe<=11&&(t.disabled=!0,t.disabled=
!1)}function ta(n,e){if(e instanceof T){let t=n.docView.descAt(e.from);t!=n.lastSelectedViewDesc&&(Ml(n),t&&t.selectNode(),
n.lastSelectedViewDesc=t)}else Ml(n)}function Ml(n){n.lastSelectedViewDesc&&(n.lastSelectedViewDesc.parent&&n.lastSelectedViewDesc.
deselectNode(),n.lastSelectedViewDesc=void 0)}function Zo(n,e,t,r){return n.someProp("createSelectionBetween",o=>o(n,e,t))||
x.between(e,t,r)}function vl(n){return n.editable&&!n.hasFocus()?!1:na(n)}function na(n){let e=n.domSelectionRange();if(!e.
anchorNode)return!1;try{return gt(n.dom,e.anchorNode)&&(n.editable||gt(n.dom,e.focusNode))}catch{return!1}}function Lf(n){
let e=n.docView.domFromPos(n.state.selection.anchor,0),t=n.domSelectionRange();return mt(e.node,e.offset,t.anchorNode,t.
anchorOffset)}function Vo(n,e){let{$anchor:t,$head:r}=n.selection,o=e>0?t.max(r):t.min(r),s=o.parent.inlineContent?o.depth?
n.doc.resolve(e>0?o.after():o.before()):null:o;return s&&v.findFrom(s,e)}function Ue(n,e){return n.dispatch(n.state.tr.setSelection(
e).scrollIntoView()),!0}function Tl(n,e,t){let r=n.state.selection;if(r instanceof x)if(t.indexOf("s")>-1){let{$head:o}=r,
s=o.textOffset?null:e<0?o.nodeBefore:o.nodeAfter;if(!s||s.isText||!s.isLeaf)return!1;let i=n.state.doc.resolve(o.pos+s.nodeSize*
(e<0?-1:1));return Ue(n,new x(r.$anchor,i))}else if(r.empty){if(n.endOfTextblock(e>0?"forward":"backward")){let o=Vo(n.state,
e);return o&&o instanceof T?Ue(n,o):!1}else if(!me||t.indexOf("m")<0){let o=r.$head,s=o.textOffset?null:e<0?o.nodeBefore:
o.nodeAfter,i;if(!s||s.isText)return!1;let l=e<0?o.pos-s.nodeSize:o.pos;return s.isAtom||(i=n.docView.descAt(l))&&!i.contentDOM?
T.isSelectable(s)?Ue(n,new T(e<0?n.state.doc.resolve(o.pos-s.nodeSize):o)):Ue(n,new x(n.state.doc.resolve(e<0?l:l+s.nodeSize))):
!1}}else return!1;else{if(r instanceof T&&r.node.isInline)return Ue(n,new x(e>0?r.$to:r.$from));{let o=Vo(n.state,e);return o?
Ue(n,o):!1}}}function pn(n,e){let t=n.pmViewDesc;return t?t.size==0&&(e<0||n.nextSibling||n.nodeName!="BR"):A(n)&&n.contentEditable==
"false"}function Pt(n,e){return e<0?zf(n):Bf(n)}function zf(n){let e=n.domSelectionRange(),t=e.focusNode,r=e.focusOffset;
if(!t)return;let o,s,i=!1;for(ue&&A(t)&&r<re(t)&&pn(t.childNodes[r],-1)&&(i=!0);;)if(r>0){if(!A(t))break;let l=t.childNodes[r-
1];if(pn(l,-1))o=t,s=--r;else if(U(l))t=l,r=t.nodeValue.length;else break}else{if(ra(t))break;{let l=t.previousSibling;for(;l&&
pn(l,-1);)o=t.parentNode,s=Z(l),l=l.previousSibling;if(l)t=l,r=re(t);else{if(t=t.parentNode,t==n.dom)break;r=0}}}i?Ho(n,
t,r):o&&Ho(n,o,s)}function Bf(n){let e=n.domSelectionRange(),t=e.focusNode,r=e.focusOffset;if(!t)return;let o=re(t),s,i;
for(;;)if(r<o){if(!A(t))break;let l=t.childNodes[r];if(pn(l,1))s=t,i=++r;else break}else{if(ra(t))break;{let l=t.nextSibling;
for(;l&&pn(l,1);)s=l.parentNode,i=Z(l)+1,l=l.nextSibling;if(l)t=l,r=0,o=re(t);else{if(t=t.parentNode,t==n.dom)break;r=o=
0}}}s&&Ho(n,s,i)}function ra(n){let e=n.pmViewDesc;return e&&e.node&&e.node.isBlock}function $f(n,e){for(;n&&e==n.childNodes.
length&&!wn(n);)e=Z(n)+1,n=n.parentNode;for(;n&&e<n.childNodes.length;){let t=n.childNodes[e];if(U(t))return t;if(A(t)&&
t.contentEditable=="false")break;n=t,e=0}}function Ff(n,e){for(;n&&!e&&!wn(n);)e=Z(n),n=n.parentNode;for(;n&&e;){let t=n.
childNodes[e-1];if(U(t))return t;if(A(t)&&t.contentEditable=="false")break;n=t,e=n.childNodes.length}}function Ho(n,e,t){
if(!U(e)){let i,l;(l=$f(e,t))?(e=l,t=0):(i=Ff(e,t))&&(e=i,t=i.nodeValue.length)}let r=n.domSelection(),o=n.domSelectionRange();
if(!r)return;lr(o)?r.collapse(e,t):r.extend&&(r.collapse(o.anchorNode,o.anchorOffset),r.extend(e,t)),n.domObserver.setCurSelection();
let{state:s}=n;setTimeout(()=>{n.state==s&&Be(n)},50)}function Al(n,e){let t=n.state.doc.resolve(e);if(!(Q||_l)&&t.parent.
inlineContent){let s=n.coordsAtPos(e);if(e>t.start()){let i=n.coordsAtPos(e-1),l=(i.top+i.bottom)/2;if(l>s.top&&l<s.bottom&&
Math.abs(i.left-s.left)>1)return i.left<s.left?"ltr":"rtl"}if(e<t.end()){let i=n.coordsAtPos(e+1),l=(i.top+i.bottom)/2;if(l>
s.top&&l<s.bottom&&Math.abs(i.left-s.left)>1)return i.left>s.left?"ltr":"rtl"}}let r=n.dom;for(let s=t.depth;s>0;s--)if(t.
node(s).isBlock){r=n.nodeDOM(t.before(s))||r;break}return getComputedStyle(r).direction=="rtl"?"rtl":"ltr"}function El(n,e,t){
let r=n.state.selection;if(r instanceof x&&!r.empty||t.indexOf("s")>-1||me&&t.indexOf("m")>-1)return!1;let{$from:o,$to:s}=r;
if(!o.parent.inlineContent||n.endOfTextblock(e<0?"up":"down")){let i=Vo(n.state,e);if(i&&i instanceof T)return Ue(n,i)}if(!o.
parent.inlineContent){let i=e<0?o:s,l=r instanceof le?v.near(i,e):v.findFrom(i,e);return l?Ue(n,l):!1}return!1}function Nl(n,e){
if(!(n.state.selection instanceof x))return!0;let{$head:t,$anchor:r,empty:o}=n.state.selection;if(!t.sameParent(r))return!0;
if(!o)return!1;if(n.endOfTextblock(e>0?"forward":"backward"))return!0;let s=!t.textOffset&&(e<0?t.nodeBefore:t.nodeAfter);
if(s&&!s.isText){let i=n.state.tr;return e<0?i.delete(t.pos-s.nodeSize,t.pos):i.delete(t.pos,t.pos+s.nodeSize),n.dispatch(
i),!0}return!1}function Ol(n,e,t){n.domObserver.stop(),e.contentEditable=t,n.domObserver.start()}function Vf(n){if(!oe||
n.state.selection.$head.parentOffset>0)return!1;let{focusNode:e,focusOffset:t}=n.domSelectionRange();if(e&&A(e)&&t==0&&e.
firstChild&&A(e.firstChild)&&e.firstChild.contentEditable=="false"){let r=e.firstChild;Ol(n,r,"true"),setTimeout(()=>Ol(
n,r,"false"),20)}return!1}function Hf(n){let e="";return n.ctrlKey&&(e+="c"),n.metaKey&&(e+="m"),n.altKey&&(e+="a"),n.shiftKey&&
(e+="s"),e}function Wf(n,e){let t=e.keyCode,r=Hf(e);if(t==8||me&&t==72&&r=="c")return Nl(n,-1)||Pt(n,-1);if(t==46&&!e.shiftKey||
me&&t==68&&r=="c")return Nl(n,1)||Pt(n,1);if(t==13||t==27)return!0;if(t==37||me&&t==66&&r=="c"){let o=t==37?Al(n,n.state.
selection.from)=="ltr"?-1:1:-1;return Tl(n,o,r)||Pt(n,o)}else if(t==39||me&&t==70&&r=="c"){let o=t==39?Al(n,n.state.selection.
from)=="ltr"?1:-1:1;return Tl(n,o,r)||Pt(n,o)}else{if(t==38||me&&t==80&&r=="c")return El(n,-1,r)||Pt(n,-1);if(t==40||me&&
t==78&&r=="c")return Vf(n)||El(n,1,r)||Pt(n,1);if(r==(me?"m":"c")&&(t==66||t==73||t==89||t==90))return!0}return!1}function Qo(n,e){
n.someProp("transformCopied",h=>{e=h(e,n)});let t=[],{content:r,openStart:o,openEnd:s}=e;for(;o>1&&s>1&&r.childCount==1&&
r.firstChild.childCount==1;){o--,s--;let h=r.firstChild;t.push(h.type.name,h.attrs!=h.type.defaultAttrs?h.attrs:null),r=
h.content}let i=n.someProp("clipboardSerializer")||xe.fromSchema(n.state.schema),l=ca(),a=l.createElement("div");a.appendChild(
i.serializeFragment(r,{document:l}));let c=a.firstChild,d,u=0;for(;c&&A(c)&&(d=aa[c.nodeName.toLowerCase()]);){for(let h=d.
length-1;h>=0;h--){let p=l.createElement(d[h]);for(;a.firstChild;)p.appendChild(a.firstChild);a.appendChild(p),u++}c=a.firstChild}
c&&A(c)&&c.setAttribute("data-pm-slice",`${o} ${s}${u?` -${u}`:""} ${JSON.stringify(t)}`);let f=n.someProp("clipboardTex\
tSerializer",h=>h(e,n))||e.content.textBetween(0,e.content.size,`

`);return{dom:a,text:f,slice:e}}function oa(n,e,t,r,o){let s=o.parent.type.spec.code,i,l;if(!t&&!e)return null;let a=!!e&&
(r||s||!t);if(a){if(n.someProp("transformPastedText",f=>{e=f(e,s||r,n)}),s)return l=new w(b.from(n.state.schema.text(e.replace(
/\r\n?/g,`
`))),0,0),n.someProp("transformPasted",f=>{l=f(l,n,!0)}),l;let u=n.someProp("clipboardTextParser",f=>f(e,o,r,n));if(u)l=
u;else{let f=o.marks(),{schema:h}=n.state,p=xe.fromSchema(h);i=document.createElement("div"),e.split(/(?:\r\n?|\n)+/).forEach(
m=>{let g=i.appendChild(document.createElement("p"));m&&g.appendChild(p.serializeNode(h.text(m,f)))})}}else n.someProp("\
transformPastedHTML",u=>{t=u(t,n)}),i=Jf(t),ar&&qf(i);let c=i&&i.querySelector("[data-pm-slice]"),d=c&&/^(\d+) (\d+)(?: -(\d+))? (.*)/.
exec(c.getAttribute("data-pm-slice")||"");if(d&&d[3])for(let u=+d[3];u>0;u--){let f=i.firstChild;for(;f&&!A(f);)f=f.nextSibling;
if(!f)break;i=f}if(l||(l=(n.someProp("clipboardParser")||n.someProp("domParser")||Se.fromSchema(n.state.schema)).parseSlice(
i,{preserveWhitespace:!!(a||d),context:o,ruleFromNode(f){return f.nodeName=="BR"&&!f.nextSibling&&f.parentNode&&!jf.test(
f.parentNode.nodeName)?{ignore:!0}:null}})),d)l=Uf(Dl(l,+d[1],+d[2]),d[4]);else if(l=w.maxOpen(_f(l.content,o),!0),l.openStart||
l.openEnd){let u=0,f=0;for(let h=l.content.firstChild;u<l.openStart&&!h.type.spec.isolating;u++,h=h.firstChild);for(let h=l.
content.lastChild;f<l.openEnd&&!h.type.spec.isolating;f++,h=h.lastChild);l=Dl(l,u,f)}return n.someProp("transformPasted",
u=>{l=u(l,n,a)}),l}var jf=/^(a|abbr|acronym|b|cite|code|del|em|i|ins|kbd|label|output|q|ruby|s|samp|span|strong|sub|sup|time|u|tt|var)$/i;
function _f(n,e){if(n.childCount<2)return n;for(let t=e.depth;t>=0;t--){let o=e.node(t).contentMatchAt(e.index(t)),s,i=[];
if(n.forEach(l=>{if(!i)return;let a=o.findWrapping(l.type),c;if(!a)return i=null;if(c=i.length&&s.length&&ia(a,s,l,i[i.length-
1],0))i[i.length-1]=c;else{i.length&&(i[i.length-1]=la(i[i.length-1],s.length));let d=sa(l,a);i.push(d),o=o.matchType(d.
type),s=a}}),i)return b.from(i)}return n}function sa(n,e,t=0){for(let r=e.length-1;r>=t;r--)n=e[r].create(null,b.from(n));
return n}function ia(n,e,t,r,o){if(o<n.length&&o<e.length&&n[o]==e[o]){let s=ia(n,e,t,r.lastChild,o+1);if(s)return r.copy(
r.content.replaceChild(r.childCount-1,s));if(r.contentMatchAt(r.childCount).matchType(o==n.length-1?t.type:n[o+1]))return r.
copy(r.content.append(b.from(sa(t,n,o+1))))}}function la(n,e){if(e==0)return n;let t=n.content.replaceChild(n.childCount-
1,la(n.lastChild,e-1)),r=n.contentMatchAt(n.childCount).fillBefore(b.empty,!0);return n.copy(t.append(r))}function Wo(n,e,t,r,o,s){
let i=e<0?n.firstChild:n.lastChild,l=i.content;return n.childCount>1&&(s=0),o<r-1&&(l=Wo(l,e,t,r,o+1,s)),o>=t&&(l=e<0?i.
contentMatchAt(0).fillBefore(l,s<=o).append(l):l.append(i.contentMatchAt(i.childCount).fillBefore(b.empty,!0))),n.replaceChild(
e<0?0:n.childCount-1,i.copy(l))}function Dl(n,e,t){return e<n.openStart&&(n=new w(Wo(n.content,-1,e,n.openStart,0,n.openEnd),
e,n.openEnd)),t<n.openEnd&&(n=new w(Wo(n.content,1,t,n.openEnd,0,0),n.openStart,t)),n}var aa={thead:["table"],tbody:["ta\
ble"],tfoot:["table"],caption:["table"],colgroup:["table"],col:["table","colgroup"],tr:["table","tbody"],td:["table","tb\
ody","tr"],th:["table","tbody","tr"]};function ca(){return document.implementation.createHTMLDocument("title")}var fn=null;
function Kf(n){let e=window.trustedTypes;if(!e)return n;if(!fn){if(fn=e.defaultPolicy)try{return fn.createHTML(n)}catch{}
fn=e.createPolicy("ProseMirrorClipboard",{createHTML:t=>t})}return fn.createHTML(n)}function Jf(n){let e=/^(\s*<meta [^>]*>)*/.
exec(n);e&&(n=n.slice(e[0].length));let t=ca(),r=t.body,o=/<([a-z][^>\s]+)/i.exec(n),s;if((s=o&&aa[o[1].toLowerCase()])&&
(n=s.map(i=>"<"+i+">").join("")+n+s.map(i=>"</"+i+">").reverse().join("")),r.innerHTML=Kf(n),s)for(let i=0;i<s.length;i++)
r=r.querySelector(s[i])||r;for(let i=0;i<t.styleSheets.length;i++){let l=t.styleSheets[i];for(let a=0;a<l.rules.length;a++){
let c=l.rules[a];if(c instanceof CSSStyleRule){let d=r.querySelectorAll(c.selectorText);for(let u=0;u<d.length;u++)d[u].
style.cssText+=c.style.cssText}}}return r}function qf(n){let e=n.querySelectorAll(Q?"span:not([class]):not([style])":"sp\
an.Apple-converted-space");for(let t=0;t<e.length;t++){let r=e[t];r.childNodes.length==1&&r.textContent=="\xA0"&&r.parentNode&&
r.parentNode.replaceChild(n.ownerDocument.createTextNode(" "),r)}}function Uf(n,e){if(!n.size)return n;let t=n.content.firstChild.
type.schema,r;try{r=JSON.parse(e)}catch{return n}let{content:o,openStart:s,openEnd:i}=n;for(let l=r.length-2;l>=0;l-=2){
let a=t.nodes[r[l]];if(!a||a.hasRequiredAttrs())break;try{o=b.from(a.create(r[l+1],o))}catch{break}s++,i++}return new w(
o,s,i)}var ae={},ce={},Gf={touchstart:!0,touchmove:!0},jo=class{constructor(){this.shiftKey=!1,this.mouseDown=null,this.
lastKeyCode=null,this.lastKeyCodeTime=0,this.lastKeyDispatched=!1,this.lastClick={time:0,x:0,y:0,type:"",button:0},this.
lastSelectionOrigin=null,this.lastSelectionTime=0,this.lastIOSEnter=0,this.lastIOSEnterFallbackTimeout=-1,this.lastFocus=
0,this.lastTouch=0,this.lastChromeDelete=0,this.composing=!1,this.compositionNode=null,this.composingTimeout=-1,this.compositionNodes=
[],this.compositionEndedAt=-2e8,this.compositionID=1,this.badSafariComposition=!1,this.compositionPendingChanges=0,this.
domChangeCount=0,this.eventHandlers=Object.create(null),this.hideSelectionGuard=null}};function Xf(n){for(let e in ae){let t=ae[e];
n.dom.addEventListener(e,n.input.eventHandlers[e]=r=>{Zf(n,r)&&!es(n,r)&&(n.editable||!(r.type in ce))&&t(n,r)},Gf[e]?{passive:!0}:
void 0)}oe&&n.dom.addEventListener("input",()=>null),_o(n)}function ze(n,e){n.input.lastSelectionOrigin=e,n.input.lastSelectionTime=
Date.now()}function Yf(n){n.input.mouseDown&&n.input.mouseDown.done(),n.domObserver.stop();for(let e in n.input.eventHandlers)
n.dom.removeEventListener(e,n.input.eventHandlers[e]);clearTimeout(n.input.composingTimeout),clearTimeout(n.input.lastIOSEnterFallbackTimeout)}
function _o(n){n.someProp("handleDOMEvents",e=>{for(let t in e)n.input.eventHandlers[t]||n.dom.addEventListener(t,n.input.
eventHandlers[t]=r=>es(n,r))})}function es(n,e){return n.someProp("handleDOMEvents",t=>{let r=t[e.type];return r?r(n,e)||
e.defaultPrevented:!1})}function Zf(n,e){if(!e.bubbles)return!0;if(e.defaultPrevented)return!1;for(let t=e.target;t!=n.dom;t=
t.parentNode)if(!t||t.nodeType==11||t.pmViewDesc&&t.pmViewDesc.stopEvent(e))return!1;return!0}function Qf(n,e){!es(n,e)&&
ae[e.type]&&(n.editable||!(e.type in ce))&&ae[e.type](n,e)}function Ge(n,e){let{input:t}=n;return t.lastKeyDispatched||n.
composing?!1:(t.lastKeyDispatched=!0,typeof e=="string"&&(e=af(e=="Backspace"?8:13,e)),n.someProp("handleKeyDown",r=>r(n,
e)))}ce.keydown=(n,e)=>{let t=e;if(n.input.shiftKey=t.keyCode==16||t.shiftKey,!fa(n)&&(n.input.lastKeyCode=t.keyCode,n.input.
lastKeyCodeTime=Date.now(),n.input.lastKeyDispatched=!1,!(Le&&Q&&t.keyCode==13)))if(t.keyCode!=229&&n.domObserver.forceFlush(),
Bt&&t.keyCode==13&&!t.ctrlKey&&!t.altKey&&!t.metaKey){let r=Date.now();n.input.lastIOSEnter=r,n.input.lastIOSEnterFallbackTimeout=
setTimeout(()=>{n.input.lastIOSEnter==r&&(Ge(n,"Enter"),n.input.lastIOSEnter=0)},200)}else Ge(n,t)||Wf(n,t)?t.preventDefault():
ze(n,"key")};ce.keyup=(n,e)=>{e.keyCode==16&&(n.input.shiftKey=!1)};ce.keypress=(n,e)=>{let t=e;if(fa(n)||!t.charCode||t.
ctrlKey&&!t.altKey||me&&t.metaKey)return;if(n.someProp("handleKeyPress",o=>o(n,t))){t.preventDefault();return}let r=n.state.
selection;if(!(r instanceof x)||!r.$from.sameParent(r.$to)){let o=String.fromCharCode(t.charCode),s=()=>n.state.tr.insertText(
o).scrollIntoView();!/[\r\n]/.test(o)&&!n.someProp("handleTextInput",i=>i(n,r.$from.pos,r.$to.pos,o,s))&&n.dispatch(s()),
t.preventDefault()}};function Sn(n){return{left:n.clientX,top:n.clientY}}function eh(n,e){let t=e.x-n.clientX,r=e.y-n.clientY;
return t*t+r*r<100}function ts(n,e,t,r,o){if(r==-1)return!1;let s=n.state.doc.resolve(r);for(let i=s.depth+1;i>0;i--)if(n.
someProp(e,l=>i>s.depth?l(n,t,s.nodeAfter,s.before(i),o,!0):l(n,t,s.node(i),s.before(i),o,!1)))return!0;return!1}function xn(n,e,t){
if(n.focused||n.focus(),n.state.selection.eq(e))return;let r=n.state.tr.setSelection(e);r.setMeta("pointer",!0),n.dispatch(
r)}function th(n,e){if(e==-1)return!1;let t=n.state.doc.resolve(e),r=t.nodeAfter;return r&&r.isAtom&&T.isSelectable(r)?(xn(
n,new T(t)),!0):!1}function nh(n,e){if(e==-1)return!1;let t=n.state.selection,r,o;t instanceof T&&(r=t.node);let s=n.state.
doc.resolve(e);for(let i=s.depth+1;i>0;i--){let l=i>s.depth?s.nodeAfter:s.node(i);if(T.isSelectable(l)){r&&t.$from.depth>
0&&i>=t.$from.depth&&s.before(t.$from.depth+1)==t.$from.pos?o=s.before(t.$from.depth):o=s.before(i);break}}return o!=null?
(xn(n,T.create(n.state.doc,o)),!0):!1}function rh(n,e,t,r,o){return ts(n,"handleClickOn",e,t,r)||n.someProp("handleClick",
s=>s(n,e,r))||(o?nh(n,t):th(n,t))}function oh(n,e,t,r){return ts(n,"handleDoubleClickOn",e,t,r)||n.someProp("handleDoubl\
eClick",o=>o(n,e,r))}function sh(n,e,t,r){return ts(n,"handleTripleClickOn",e,t,r)||n.someProp("handleTripleClick",o=>o(
n,e,r))||ih(n,t,r)}function ih(n,e,t){if(t.button!=0)return!1;let r=da(n,e,!0),o=n.state.doc;return r?(xn(n,r),r instanceof
x&&o.eq(n.state.doc)&&(n.input.mouseDown=new Jo(n,r)),!0):!1}function da(n,e,t){let r=n.state.doc;if(e==-1)return r.inlineContent?
x.create(r,0,r.content.size):null;let o=r.resolve(e);for(let s=o.depth+1;s>0;s--){let i=s>o.depth?o.nodeAfter:o.node(s),
l=o.before(s);if(i.inlineContent)return x.create(r,l+1,l+1+i.content.size);if(t&&T.isSelectable(i))return T.create(r,l)}
return null}function ns(n){return nr(n)}var ua=me?"metaKey":"ctrlKey";ae.mousedown=(n,e)=>{let t=e;n.input.shiftKey=t.shiftKey;
let r=ns(n),o=Date.now(),s="singleClick";o-n.input.lastClick.time<500&&eh(t,n.input.lastClick)&&!t[ua]&&n.input.lastClick.
button==t.button&&(n.input.lastClick.type=="singleClick"?s="doubleClick":n.input.lastClick.type=="doubleClick"&&(s="trip\
leClick")),n.input.lastClick={time:o,x:t.clientX,y:t.clientY,type:s,button:t.button},n.input.mouseDown&&n.input.mouseDown.
done();let i=n.posAtCoords(Sn(t));i&&(s=="singleClick"?n.input.mouseDown=new Ko(n,i,t,!!r):(s=="doubleClick"?oh:sh)(n,i.
pos,i.inside,t)?t.preventDefault():ze(n,"pointer"))};var tr=class{constructor(e){this.view=e,this.mightDrag=null,e.root.
addEventListener("mouseup",this.up=this.up.bind(this)),e.root.addEventListener("mousemove",this.move=this.move.bind(this))}up(e){
this.done()}move(e){e.buttons==0&&this.done()}done(){this.view.root.removeEventListener("mouseup",this.up),this.view.root.
removeEventListener("mousemove",this.move),this.view.input.mouseDown==this&&(this.view.input.mouseDown=null)}delaySelUpdate(){
return!1}},Ko=class extends tr{constructor(e,t,r,o){super(e),this.pos=t,this.event=r,this.flushed=o,this.delayedSelectionSync=
!1,this.startDoc=e.state.doc,this.selectNode=!!r[ua],this.allowDefault=r.shiftKey;let s,i;if(t.inside>-1)s=e.state.doc.nodeAt(
t.inside),i=t.inside;else{let d=e.state.doc.resolve(t.pos);s=d.parent,i=d.depth?d.before():0}let l=o?null:r.target,a=l?e.
docView.nearestDesc(l,!0):null;this.target=a&&A(a.nodeDOM)?a.nodeDOM:null;let{selection:c}=e.state;r.button==0&&(s.type.
spec.draggable&&s.type.spec.selectable!==!1||c instanceof T&&c.from<=i&&c.to>i)&&(this.mightDrag={node:s,pos:i,addAttr:!!(this.
target&&!this.target.draggable),setUneditable:!!(this.target&&ue&&!this.target.hasAttribute("contentEditable"))}),this.target&&
this.mightDrag&&(this.mightDrag.addAttr||this.mightDrag.setUneditable)&&(this.view.domObserver.stop(),this.mightDrag.addAttr&&
(this.target.draggable=!0),this.mightDrag.setUneditable&&setTimeout(()=>{this.view.input.mouseDown==this&&this.target.setAttribute(
"contentEditable","false")},20),this.view.domObserver.start()),ze(e,"pointer")}done(){super.done(),this.mightDrag&&this.
target&&(this.view.domObserver.stop(),this.mightDrag.addAttr&&this.target.removeAttribute("draggable"),this.mightDrag.setUneditable&&
this.target.removeAttribute("contentEditable"),this.view.domObserver.start()),this.delayedSelectionSync&&setTimeout(()=>{
this.view.isDestroyed||Be(this.view)})}up(e){if(this.done(),!this.view.dom.contains(e.target))return;let t=this.pos;this.
view.state.doc!=this.startDoc&&(t=this.view.posAtCoords(Sn(e))),this.updateAllowDefault(e),this.allowDefault||!t?ze(this.
view,"pointer"):rh(this.view,t.pos,t.inside,e,this.selectNode)?e.preventDefault():e.button==0&&(this.flushed||oe&&this.mightDrag&&
!this.mightDrag.node.isAtom||Q&&!this.view.state.selection.visible&&Math.min(Math.abs(t.pos-this.view.state.selection.from),
Math.abs(t.pos-this.view.state.selection.to))<=2)?(xn(this.view,v.near(this.view.state.doc.resolve(t.pos))),e.preventDefault()):
ze(this.view,"pointer")}move(e){this.updateAllowDefault(e),ze(this.view,"pointer"),super.move(e)}updateAllowDefault(e){!this.
allowDefault&&(Math.abs(this.event.x-e.clientX)>4||Math.abs(this.event.y-e.clientY)>4)&&(this.allowDefault=!0)}delaySelUpdate(){
return this.allowDefault?(this.delayedSelectionSync=!0,!0):!1}},Jo=class extends tr{constructor(e,t){super(e),this.startSelection=
t,this.startDoc=e.state.doc}move(e){if(e.buttons==0||this.view.isDestroyed||!this.view.state.doc.eq(this.startDoc)){this.
done();return}e.preventDefault(),ze(this.view,"pointer");let t=this.view.posAtCoords(Sn(e)),r=t&&da(this.view,t.inside,!1);
if(!r)return;let{doc:o}=this.view.state,s=this.startSelection,[i,l]=r.from<s.from?[s.to,r.from]:[s.from,r.to];xn(this.view,
x.create(o,i,l))}};ae.touchstart=n=>{n.input.lastTouch=Date.now(),ns(n),ze(n,"pointer")};ae.touchmove=n=>{n.input.lastTouch=
Date.now(),ze(n,"pointer")};ae.contextmenu=n=>ns(n);function fa(n,e){return n.composing?!0:oe&&Math.abs(Date.now()-n.input.
compositionEndedAt)<500?(n.input.compositionEndedAt=-2e8,!0):!1}var lh=Le?5e3:-1;ce.compositionstart=ce.compositionupdate=
n=>{if(!n.composing){n.domObserver.flush();let{state:e}=n,t=e.selection.$to;if(e.selection instanceof x&&e.selection.empty&&
(e.storedMarks||!t.textOffset&&t.parentOffset&&t.nodeBefore.marks.some(r=>r.type.spec.inclusive===!1)||Q&&_l&&ah(n)))n.markCursor=
n.state.storedMarks||t.marks(),nr(n,!0),n.markCursor=null;else if(nr(n,!e.selection.empty),ue&&e.selection.empty&&t.parentOffset&&
!t.textOffset&&t.nodeBefore.marks.length){let r=n.domSelectionRange();for(let o=r.focusNode,s=r.focusOffset;o&&A(o)&&s!=
0;){let i=s<0?o.lastChild:o.childNodes[s-1];if(!i)break;if(U(i)){let l=n.domSelection();l&&l.collapse(i,i.nodeValue.length);
break}else o=i,s=-1}}n.input.composing=!0}ha(n,lh)};function ah(n){let{focusNode:e,focusOffset:t}=n.domSelectionRange();
if(!e||!A(e)||t>=e.childNodes.length)return!1;let r=e.childNodes[t];return A(r)&&r.contentEditable=="false"}ce.compositionend=
(n,e)=>{n.composing&&(n.input.composing=!1,n.input.compositionEndedAt=Date.now(),n.input.compositionPendingChanges=n.domObserver.
pendingRecords().length?n.input.compositionID:0,n.input.compositionNode=null,n.input.badSafariComposition?n.domObserver.
forceFlush():n.input.compositionPendingChanges&&Promise.resolve().then(()=>n.domObserver.flush()),n.input.compositionID++,
ha(n,20))};function ha(n,e){clearTimeout(n.input.composingTimeout),e>-1&&(n.input.composingTimeout=setTimeout(()=>nr(n),
e))}function pa(n){for(n.composing&&(n.input.composing=!1,n.input.compositionEndedAt=Date.now());n.input.compositionNodes.
length>0;)n.input.compositionNodes.pop().markParentsDirty()}function ch(n){let e=n.domSelectionRange();if(!e.focusNode)return null;
let t=of(e.focusNode,e.focusOffset),r=sf(e.focusNode,e.focusOffset);if(t&&r&&t!=r){let o=r.pmViewDesc,s=n.domObserver.lastChangedTextNode;
if(t==s||r==s)return s;if(!o||!o.isText(r.nodeValue))return r;if(n.input.compositionNode==r){let i=t.pmViewDesc;if(!(!i||
!i.isText(t.nodeValue)))return r}}return t||r}function nr(n,e=!1){if(!(Le&&n.domObserver.flushingSoon>=0)){if(n.domObserver.
forceFlush(),pa(n),e||n.docView&&n.docView.dirty){let t=Yo(n),r=n.state.selection;return t&&!t.eq(r)?n.dispatch(n.state.
tr.setSelection(t)):(n.markCursor||e)&&!r.$from.node(r.$from.sharedDepth(r.to)).inlineContent?n.dispatch(n.state.tr.deleteSelection()):
n.updateState(n.state),!0}return!1}}function dh(n,e){if(!n.dom.parentNode)return;let t=n.dom.parentNode.appendChild(document.
createElement("div"));t.appendChild(e),t.style.cssText="position: fixed; left: -10000px; top: 10px";let r=getSelection(),
o=document.createRange();o.selectNodeContents(e),n.dom.blur(),r.removeAllRanges(),r.addRange(o),setTimeout(()=>{t.parentNode&&
t.parentNode.removeChild(t),n.focus()},50)}var mn=de&&Xe<15||Bt&&uf<604;ae.copy=ce.cut=(n,e)=>{let t=e,r=n.state.selection,
o=t.type=="cut";if(r.empty)return;let s=mn?null:t.clipboardData,i=r.content(),{dom:l,text:a}=Qo(n,i);s?(t.preventDefault(),
s.clearData(),s.setData("text/html",l.innerHTML),s.setData("text/plain",a)):dh(n,l),o&&n.dispatch(n.state.tr.deleteSelection().
scrollIntoView().setMeta("uiEvent","cut"))};function uh(n){return n.openStart==0&&n.openEnd==0&&n.content.childCount==1?
n.content.firstChild:null}function fh(n,e){if(!n.dom.parentNode)return;let t=n.input.shiftKey||n.state.selection.$from.parent.
type.spec.code,r=n.dom.parentNode.appendChild(document.createElement(t?"textarea":"div"));t||(r.contentEditable="true"),
r.style.cssText="position: fixed; left: -10000px; top: 10px",r.focus();let o=n.input.shiftKey&&n.input.lastKeyCode!=45;setTimeout(
()=>{n.focus(),r.parentNode&&r.parentNode.removeChild(r),t?gn(n,r.value,null,o,e):gn(n,r.textContent,r.innerHTML,o,e)},50)}
function gn(n,e,t,r,o){let s=oa(n,e,t,r,n.state.selection.$from);if(n.someProp("handlePaste",a=>a(n,o,s||w.empty)))return!0;
if(!s)return!1;let i=uh(s),l=i?n.state.tr.replaceSelectionWith(i,r):n.state.tr.replaceSelection(s);return n.dispatch(l.scrollIntoView().
setMeta("paste",!0).setMeta("uiEvent","paste")),!0}function ma(n){let e=n.getData("text/plain")||n.getData("Text");if(e)
return e;let t=n.getData("text/uri-list");return t?t.replace(/\r?\n/g," "):""}ce.paste=(n,e)=>{let t=e;if(n.composing&&!Le)
return;let r=mn?null:t.clipboardData,o=n.input.shiftKey&&n.input.lastKeyCode!=45;r&&gn(n,ma(r),r.getData("text/html"),o,
t)?t.preventDefault():fh(n,t)};var rr=class{constructor(e,t,r){this.slice=e,this.move=t,this.node=r}},hh=me?"altKey":"ct\
rlKey";function ga(n,e){let t;return n.someProp("dragCopies",r=>{t=t||r(e)}),t!=null?!t:!e[hh]}ae.dragstart=(n,e)=>{let t=e,
r=n.input.mouseDown;if(r&&r.done(),!t.dataTransfer)return;let o=n.state.selection,s=o.empty?null:n.posAtCoords(Sn(t)),i;
if(!(s&&s.pos>=o.from&&s.pos<=(o instanceof T?o.to-1:o.to))){if(r&&r.mightDrag)i=T.create(n.state.doc,r.mightDrag.pos);else if(t.
target&&A(t.target)){let u=n.docView.nearestDesc(t.target,!0);u&&u.node.type.spec.draggable&&u!=n.docView&&(i=T.create(n.
state.doc,u.posBefore))}}let l=(i||n.state.selection).content(),{dom:a,text:c,slice:d}=Qo(n,l);(!t.dataTransfer.files.length||
!Q||jl>120)&&t.dataTransfer.clearData(),t.dataTransfer.setData(mn?"Text":"text/html",a.innerHTML),t.dataTransfer.effectAllowed=
"copyMove",mn||t.dataTransfer.setData("text/plain",c),n.dragging=new rr(d,ga(n,t),i)};ae.dragend=n=>{let e=n.dragging;window.
setTimeout(()=>{n.dragging==e&&(n.dragging=null)},50)};ce.dragover=ce.dragenter=(n,e)=>e.preventDefault();ce.drop=(n,e)=>{
try{ph(n,e,n.dragging)}finally{n.dragging=null}};function ph(n,e,t){if(!e.dataTransfer)return;let r=n.posAtCoords(Sn(e));
if(!r)return;let o=n.state.doc.resolve(r.pos),s=t&&t.slice;s?n.someProp("transformPasted",h=>{s=h(s,n,!1)}):s=oa(n,ma(e.
dataTransfer),mn?null:e.dataTransfer.getData("text/html"),!1,o);let i=!!(t&&ga(n,e));if(n.someProp("handleDrop",h=>h(n,e,
s||w.empty,i))){e.preventDefault();return}if(!s)return;e.preventDefault();let l=s?Kn(n.state.doc,o.pos,s):o.pos;l==null&&
(l=o.pos);let a=n.state.tr;if(i){let{node:h}=t;h?h.replace(a):a.deleteSelection()}let c=a.mapping.map(l),d=s.openStart==
0&&s.openEnd==0&&s.content.childCount==1,u=a.doc;if(d?a.replaceRangeWith(c,c,s.content.firstChild):a.replaceRange(c,c,s),
a.doc.eq(u))return;let f=a.doc.resolve(c);if(d&&T.isSelectable(s.content.firstChild)&&f.nodeAfter&&f.nodeAfter.sameMarkup(
s.content.firstChild))a.setSelection(new T(f));else{let h=a.mapping.map(l);a.mapping.maps[a.mapping.maps.length-1].forEach(
(p,m,g,y)=>h=y),a.setSelection(Zo(n,f,a.doc.resolve(h)))}n.focus(),n.dispatch(a.setMeta("uiEvent","drop"))}ae.focus=n=>{
if(n.input.lastFocus=Date.now(),!n.focused){n.domObserver.stop(),n.dom.classList.add("ProseMirror-focused"),n.domObserver.
start(),n.focused=!0;let e=n.domSelectionRange();if(!n.domObserver.currentSelection.eq(e)){let{focusNode:t,focusOffset:r}=e;
setTimeout(()=>{let o=n.domSelectionRange();o.focusNode==t&&o.focusOffset==r&&n.docView&&n.hasFocus()&&Be(n)},20)}}};ae.
blur=(n,e)=>{let t=e;n.focused&&(n.domObserver.stop(),n.dom.classList.remove("ProseMirror-focused"),n.domObserver.start(),
t.relatedTarget&&n.dom.contains(t.relatedTarget)&&n.domObserver.currentSelection.clear(),n.focused=!1)};ae.beforeinput=(n,e)=>{
if(Le&&e.inputType=="deleteContentBackward"){n.domObserver.flushSoon();let{domChangeCount:r}=n.input;setTimeout(()=>{if(n.
input.domChangeCount!=r||n.domObserver.pendingRecords().length||(n.dom.blur(),n.focus(),Ge(n,"Backspace")))return;let{$cursor:o}=n.
state.selection;o&&o.pos>0&&n.dispatch(n.state.tr.delete(o.pos-1,o.pos).scrollIntoView())},50)}};for(let n in ce)ae[n]=ce[n];
function yn(n,e){if(n==e)return!0;for(let t in n)if(n[t]!==e[t])return!1;for(let t in e)if(!(t in n))return!1;return!0}var bn=class{constructor(e){
this.frag=e,this.index=0,this.off=0}nodeAt(e){for(;this.off<=e&&this.index<this.frag.childCount;){let t=this.frag.child(
this.index);if(this.off==e)return t;this.off+=t.nodeSize,this.index++}return null}},or=class n{constructor(e,t){this.toDOM=
e,this.spec=t||ht,this.side=this.spec.side||0}map(e,t,r,o){let{pos:s,deleted:i}=e.mapResult(t.from+o,this.side<0?-1:1);return i?
null:new G(s-r,s-r,this)}valid(){return!0}eq(e){return this==e||e instanceof n&&(this.spec.key&&this.spec.key==e.spec.key||
this.toDOM==e.toDOM&&yn(this.spec,e.spec))}destroy(e){this.spec.destroy&&this.spec.destroy(e)}},ft=class n{constructor(e,t){
this.attrs=e,this.spec=t||ht}map(e,t,r,o){let s=e.map(t.from+o,this.spec.inclusiveStart?-1:1)-r,i=e.map(t.to+o,this.spec.
inclusiveEnd?1:-1)-r;return s>=i?null:new G(s,i,this)}valid(e,t){return t.from<t.to}eq(e){return this==e||e instanceof n&&
yn(this.attrs,e.attrs)&&yn(this.spec,e.spec)}static is(e){return e.type instanceof n}destroy(){}},qo=class n{constructor(e,t){
this.attrs=e,this.spec=t||ht}map(e,t,r,o){let s=e.mapResult(t.from+o,1);if(s.deleted)return null;let i=e.mapResult(t.to+
o,-1);return i.deleted||i.pos<=s.pos?null:new G(s.pos-r,i.pos-r,this)}valid(e,t,r){let o=r.nodeAt(t.from);return!!o&&!o.
isText&&t.from+o.nodeSize==t.to}eq(e){return this==e||e instanceof n&&yn(this.attrs,e.attrs)&&yn(this.spec,e.spec)}destroy(){}},
G=class n{constructor(e,t,r){this.from=e,this.to=t,this.type=r}copy(e,t){return new n(e,t,this.type)}eq(e,t=0){return this.
type.eq(e.type)&&this.from+t==e.from&&this.to+t==e.to}map(e,t,r){return this.type.map(e,this,t,r)}static widget(e,t,r){return new n(
e,e,new or(t,r))}static inline(e,t,r,o){return new n(e,t,new ft(r,o))}static node(e,t,r,o){return new n(e,t,new qo(r,o))}get spec(){
return this.type.spec}get inline(){return this.type instanceof ft}get widget(){return this.type instanceof or}},Lt=[],ht={},
L=class n{constructor(e,t){this.local=e.length?e:Lt,this.children=t.length?t:Lt}static create(e,t){return t.length?ir(t,
e,0,ht):ne}find(e,t,r){let o=[];return this.findInner(e??0,t??1e9,o,0,r),o}findInner(e,t,r,o,s){for(let i=0;i<this.local.
length;i++){let l=this.local[i];l.from<=t&&l.to>=e&&(!s||s(l.spec))&&r.push(l.copy(l.from+o,l.to+o))}for(let i=0;i<this.
children.length;i+=3)if(this.children[i]<t&&this.children[i+1]>e){let l=this.children[i]+1;this.children[i+2].findInner(
e-l,t-l,r,o+l,s)}}map(e,t,r){return this==ne||e.maps.length==0?this:this.mapInner(e,t,0,0,r||ht)}mapInner(e,t,r,o,s){let i;
if(this.local.length){let l=new bn(t.content);for(let a=0;a<this.local.length;a++){let c=this.local[a].map(e,r,o);c&&c.type.
valid(t,c,l)?(i||(i=[])).push(c):s.onRemove&&s.onRemove(this.local[a].spec)}}return this.children.length?mh(this.children,
i||[],e,t,r,o,s):i?new n(i.sort(pt),Lt):ne}add(e,t){return t.length?this==ne?n.create(e,t):this.addInner(e,t,0):this}addInner(e,t,r){
let o,s=0;e.forEach((l,a)=>{let c=a+r,d;if(d=ba(t,l,c)){for(o||(o=this.children.slice());s<o.length&&o[s]<a;)s+=3;o[s]==
a?o[s+2]=o[s+2].addInner(l,d,c+1):o.splice(s,0,a,a+l.nodeSize,ir(d,l,c+1,ht)),s+=3}});let i=ya(s?ka(t):t,-r);if(i.length){
let l=new bn(e.content);for(let a=0;a<i.length;a++)i[a].type.valid(e,i[a],l)||i.splice(a--,1)}return new n(i.length?this.
local.concat(i).sort(pt):this.local,o||this.children)}remove(e){return e.length==0||this==ne?this:this.removeInner(e,0)}removeInner(e,t){
let r=this.children,o=this.local;for(let s=0;s<r.length;s+=3){let i,l=r[s]+t,a=r[s+1]+t;for(let d=0,u;d<e.length;d++)(u=
e[d])&&u.from>l&&u.to<a&&(e[d]=null,(i||(i=[])).push(u));if(!i)continue;r==this.children&&(r=this.children.slice());let c=r[s+
2].removeInner(i,l+1);c!=ne?r[s+2]=c:(r.splice(s,3),s-=3)}if(o.length){for(let s=0,i;s<e.length;s++)if(i=e[s])for(let l=0;l<
o.length;l++)o[l].eq(i,t)&&(o==this.local&&(o=this.local.slice()),o.splice(l--,1))}return r==this.children&&o==this.local?
this:o.length||r.length?new n(o,r):ne}forChild(e,t){if(this==ne)return this;if(t.isLeaf)return n.empty;let r,o;for(let l=0;l<
this.children.length;l+=3)if(this.children[l]>=e){this.children[l]==e&&(r=this.children[l+2]);break}let s=e+1,i=s+t.content.
size;for(let l=0;l<this.local.length;l++){let a=this.local[l];if(a.from<i&&a.to>s&&a.type instanceof ft){let c=Math.max(
s,a.from)-s,d=Math.min(i,a.to)-s;c<d&&(o||(o=[])).push(a.copy(c,d))}}if(o){let l=new n(o.sort(pt),Lt);return r?new sr([l,
r]):l}return r||ne}eq(e){if(this==e)return!0;if(!(e instanceof n)||this.local.length!=e.local.length||this.children.length!=
e.children.length)return!1;for(let t=0;t<this.local.length;t++)if(!this.local[t].eq(e.local[t]))return!1;for(let t=0;t<this.
children.length;t+=3)if(this.children[t]!=e.children[t]||this.children[t+1]!=e.children[t+1]||!this.children[t+2].eq(e.children[t+
2]))return!1;return!0}locals(e){return rs(this.localsInner(e))}localsInner(e){if(this==ne)return Lt;if(e.inlineContent||
!this.local.some(ft.is))return this.local;let t=[];for(let r=0;r<this.local.length;r++)this.local[r].type instanceof ft||
t.push(this.local[r]);return t}forEachSet(e){e(this)}};L.empty=new L([],[]);L.removeOverlap=rs;var ne=L.empty,sr=class n{constructor(e){
this.members=e}map(e,t){let r=this.members.map(o=>o.map(e,t,ht));return n.from(r)}forChild(e,t){if(t.isLeaf)return L.empty;
let r=[];for(let o=0;o<this.members.length;o++){let s=this.members[o].forChild(e,t);s!=ne&&(s instanceof n?r=r.concat(s.
members):r.push(s))}return n.from(r)}eq(e){if(!(e instanceof n)||e.members.length!=this.members.length)return!1;for(let t=0;t<
this.members.length;t++)if(!this.members[t].eq(e.members[t]))return!1;return!0}locals(e){let t,r=!0;for(let o=0;o<this.members.
length;o++){let s=this.members[o].localsInner(e);if(s.length)if(!t)t=s;else{r&&(t=t.slice(),r=!1);for(let i=0;i<s.length;i++)
t.push(s[i])}}return t?rs(r?t:t.sort(pt)):Lt}static from(e){switch(e.length){case 0:return ne;case 1:return e[0];default:
return new n(e.every(t=>t instanceof L)?e:e.reduce((t,r)=>t.concat(r instanceof L?r:r.members),[]))}}forEachSet(e){for(let t=0;t<
this.members.length;t++)this.members[t].forEachSet(e)}};function mh(n,e,t,r,o,s,i){let l=n.slice();for(let c=0,d=s;c<t.maps.
length;c++){let u=0;t.maps[c].forEach((f,h,p,m)=>{let g=m-p-(h-f);for(let y=0;y<l.length;y+=3){let S=l[y+1];if(S<0||f>S+
d-u)continue;let k=l[y]+d-u;h>=k?l[y+1]=f<=k?-2:-1:f>=d&&g&&(l[y]+=g,l[y+1]+=g)}u+=g}),d=t.maps[c].map(d,-1)}let a=!1;for(let c=0;c<
l.length;c+=3)if(l[c+1]<0){if(l[c+1]==-2){a=!0,l[c+1]=-1;continue}let d=t.map(n[c]+s),u=d-o;if(u<0||u>=r.content.size){a=
!0;continue}let f=t.map(n[c+1]+s,-1),h=f-o,{index:p,offset:m}=r.content.findIndex(u),g=r.maybeChild(p);if(g&&m==u&&m+g.nodeSize==
h){let y=l[c+2].mapInner(t,g,d+1,n[c]+s+1,i);y!=ne?(l[c]=u,l[c+1]=h,l[c+2]=y):(l[c+1]=-2,a=!0)}else a=!0}if(a){let c=gh(
l,n,e,t,o,s,i),d=ir(c,r,0,i);e=d.local;for(let u=0;u<l.length;u+=3)l[u+1]<0&&(l.splice(u,3),u-=3);for(let u=0,f=0;u<d.children.
length;u+=3){let h=d.children[u];for(;f<l.length&&l[f]<h;)f+=3;l.splice(f,0,d.children[u],d.children[u+1],d.children[u+2])}}
return new L(e.sort(pt),l)}function ya(n,e){if(!e||!n.length)return n;let t=[];for(let r=0;r<n.length;r++){let o=n[r];t.
push(new G(o.from+e,o.to+e,o.type))}return t}function gh(n,e,t,r,o,s,i){function l(a,c){for(let d=0;d<a.local.length;d++){
let u=a.local[d].map(r,o,c);u?t.push(u):i.onRemove&&i.onRemove(a.local[d].spec)}for(let d=0;d<a.children.length;d+=3)l(a.
children[d+2],a.children[d]+c+1)}for(let a=0;a<n.length;a+=3)n[a+1]==-1&&l(n[a+2],e[a]+s+1);return t}function ba(n,e,t){
if(e.isLeaf)return null;let r=t+e.nodeSize,o=null;for(let s=0,i;s<n.length;s++)(i=n[s])&&i.from>t&&i.to<r&&((o||(o=[])).
push(i),n[s]=null);return o}function ka(n){let e=[];for(let t=0;t<n.length;t++)n[t]!=null&&e.push(n[t]);return e}function ir(n,e,t,r){
let o=[],s=!1;e.forEach((l,a)=>{let c=ba(n,l,a+t);if(c){s=!0;let d=ir(c,l,t+a+1,r);d!=ne&&o.push(a,a+l.nodeSize,d)}});let i=ya(
s?ka(n):n,-t).sort(pt);if(i.length){let l=new bn(e.content);for(let a=0;a<i.length;a++)i[a].type.valid(e,i[a],l)||(r.onRemove&&
r.onRemove(i[a].spec),i.splice(a--,1))}return i.length||o.length?new L(i,o):ne}function pt(n,e){return n.from-e.from||n.
to-e.to}function rs(n){let e=n;for(let t=0;t<e.length-1;t++){let r=e[t];if(r.from!=r.to)for(let o=t+1;o<e.length;o++){let s=e[o];
if(s.from==r.from){s.to!=r.to&&(e==n&&(e=n.slice()),e[o]=s.copy(s.from,r.to),Rl(e,o+1,s.copy(r.to,s.to)));continue}else{
s.from<r.to&&(e==n&&(e=n.slice()),e[t]=r.copy(r.from,s.from),Rl(e,o,r.copy(s.from,r.to)));break}}}return e}function Rl(n,e,t){
for(;e<n.length&&pt(t,n[e])>0;)e++;n.splice(e,0,t)}function Eo(n){let e=[];return n.someProp("decorations",t=>{let r=t(n.
state);r&&r!=ne&&e.push(r)}),n.cursorWrapper&&e.push(L.create(n.state.doc,[n.cursorWrapper.deco])),sr.from(e)}var yh={childList:!0,
characterData:!0,characterDataOldValue:!0,attributes:!0,attributeOldValue:!0,subtree:!0},bh=de&&Xe<=11,Uo=class{constructor(){
this.anchorNode=null,this.anchorOffset=0,this.focusNode=null,this.focusOffset=0}set(e){this.anchorNode=e.anchorNode,this.
anchorOffset=e.anchorOffset,this.focusNode=e.focusNode,this.focusOffset=e.focusOffset}clear(){this.anchorNode=this.focusNode=
null}eq(e){return e.anchorNode==this.anchorNode&&e.anchorOffset==this.anchorOffset&&e.focusNode==this.focusNode&&e.focusOffset==
this.focusOffset}},Go=class{constructor(e,t){this.view=e,this.handleDOMChange=t,this.queue=[],this.flushingSoon=-1,this.
observer=null,this.currentSelection=new Uo,this.onCharData=null,this.suppressingSelectionUpdates=!1,this.lastChangedTextNode=
null,this.observer=window.MutationObserver&&new window.MutationObserver(r=>{for(let o=0;o<r.length;o++)this.queue.push(r[o]);
de&&Xe<=11&&r.some(o=>o.type=="childList"&&o.removedNodes.length||o.type=="characterData"&&o.oldValue.length>o.target.nodeValue.
length)?this.flushSoon():oe&&e.composing&&r.some(o=>o.type=="childList"&&o.target.nodeName=="TR")?(e.input.badSafariComposition=
!0,this.flushSoon()):this.flush()}),bh&&(this.onCharData=r=>{this.queue.push({target:r.target,type:"characterData",oldValue:r.
prevValue}),this.flushSoon()}),this.onSelectionChange=this.onSelectionChange.bind(this)}flushSoon(){this.flushingSoon<0&&
(this.flushingSoon=window.setTimeout(()=>{this.flushingSoon=-1,this.flush()},20))}forceFlush(){this.flushingSoon>-1&&(window.
clearTimeout(this.flushingSoon),this.flushingSoon=-1,this.flush())}start(){this.observer&&(this.observer.takeRecords(),this.
observer.observe(this.view.dom,yh)),this.onCharData&&this.view.dom.addEventListener("DOMCharacterDataModified",this.onCharData),
this.connectSelection()}stop(){if(this.observer){let e=this.observer.takeRecords();if(e.length){for(let t=0;t<e.length;t++)
this.queue.push(e[t]);window.setTimeout(()=>this.flush(),20)}this.observer.disconnect()}this.onCharData&&this.view.dom.removeEventListener(
"DOMCharacterDataModified",this.onCharData),this.disconnectSelection()}connectSelection(){this.view.dom.ownerDocument.addEventListener(
"selectionchange",this.onSelectionChange)}disconnectSelection(){this.view.dom.ownerDocument.removeEventListener("selecti\
onchange",this.onSelectionChange)}suppressSelectionUpdates(){this.suppressingSelectionUpdates=!0,setTimeout(()=>this.suppressingSelectionUpdates=
!1,50)}onSelectionChange(){if(vl(this.view)){if(this.suppressingSelectionUpdates)return Be(this.view);if(de&&Xe<=11&&!this.
view.state.selection.empty){let e=this.view.domSelectionRange();if(e.focusNode&&mt(e.focusNode,e.focusOffset,e.anchorNode,
e.anchorOffset))return this.flushSoon()}this.flush()}}setCurSelection(){this.currentSelection.set(this.view.domSelectionRange())}ignoreSelectionChange(e){
if(!e.focusNode)return!0;let t=new Set,r;for(let s=e.focusNode;s;s=zt(s))t.add(s);for(let s=e.anchorNode;s;s=zt(s))if(t.
has(s)){r=s;break}let o=r&&this.view.docView.nearestDesc(r);if(o&&o.ignoreMutation({type:"selection",target:U(r)?r.parentNode:
r}))return this.setCurSelection(),!0}pendingRecords(){if(this.observer)for(let e of this.observer.takeRecords())this.queue.
push(e);return this.queue}flush(){let{view:e}=this;if(!e.docView||this.flushingSoon>-1)return;let t=this.pendingRecords();
t.length&&(this.queue=[]);let r,o=!1;!this.suppressingSelectionUpdates&&vl(e)&&(r=e.domSelectionRange(),o=!this.currentSelection.
eq(r)&&!this.ignoreSelectionChange(r));let s=-1,i=-1,l=!1,a=[];if(e.editable)for(let d=0;d<t.length;d++){let u=this.registerMutation(
t[d],a);u&&(s=s<0?u.from:Math.min(u.from,s),i=i<0?u.to:Math.max(u.to,i),u.typeOver&&(l=!0))}if(a.some(d=>d.nodeName=="BR")&&
(e.input.lastKeyCode==8||e.input.lastKeyCode==46||Q&&(e.composing||e.input.compositionEndedAt>Date.now()-50)&&t.some(d=>d.
type=="childList"&&d.removedNodes.length))){for(let d of a)if(d.nodeName=="BR"&&d.parentNode){let u=d.nextSibling;for(;u&&
A(u);){if(u.contentEditable=="false"){d.parentNode.removeChild(d);break}u=u.firstChild}}}else if(ue&&a.length){let d=a.filter(
u=>u.nodeName=="BR");if(d.length==2){let[u,f]=d;u.parentNode&&u.parentNode.parentNode==f.parentNode?f.remove():u.remove()}else{
let{focusNode:u}=this.currentSelection;for(let f of d){let h=f.parentNode;h&&h.nodeName=="LI"&&(!u||Sh(e,u)!=h)&&f.remove()}}}
let c=null;s<0&&o&&e.input.lastFocus>Date.now()-200&&Math.max(e.input.lastTouch,e.input.lastClick.time)<Date.now()-300&&
lr(r)&&(c=Yo(e))&&c.eq(v.near(e.state.doc.resolve(0),1))?(e.input.lastFocus=0,Be(e),this.currentSelection.set(r),e.scrollToSelection()):
(s>-1||o)&&(s>-1&&(e.docView.markDirty(s,i),kh(e)),e.input.badSafariComposition&&(e.input.badSafariComposition=!1,xh(e,a)),
this.handleDOMChange(s,i,l,a),e.docView&&e.docView.dirty?e.updateState(e.state):r&&!this.currentSelection.eq(r)&&Be(e),r&&
this.currentSelection.set(r))}registerMutation(e,t){if(t.indexOf(e.target)>-1)return null;let r=this.view.docView.nearestDesc(
e.target);if(e.type=="attributes"&&(r==this.view.docView||e.attributeName=="contenteditable"||e.attributeName=="style"&&
!e.oldValue&&!e.target.getAttribute("style"))||!r||r.ignoreMutation(e))return null;if(e.type=="childList"){for(let d=0;d<
e.addedNodes.length;d++){let u=e.addedNodes[d];t.push(u),U(u)&&(this.lastChangedTextNode=u)}if(r.contentDOM&&r.contentDOM!=
r.dom&&!r.contentDOM.contains(e.target))return{from:r.posBefore,to:r.posAfter};let o=e.previousSibling,s=e.nextSibling;if(de&&
Xe<=11&&e.addedNodes.length)for(let d=0;d<e.addedNodes.length;d++){let{previousSibling:u,nextSibling:f}=e.addedNodes[d];
(!u||Array.prototype.indexOf.call(e.addedNodes,u)<0)&&(o=u),(!f||Array.prototype.indexOf.call(e.addedNodes,f)<0)&&(s=f)}
let i=o&&o.parentNode==e.target?Z(o)+1:0,l=r.localPosFromDOM(e.target,i,-1),a=s&&s.parentNode==e.target?Z(s):e.target.childNodes.
length,c=r.localPosFromDOM(e.target,a,1);return{from:l,to:c}}else return e.type=="attributes"?{from:r.posAtStart-r.border,
to:r.posAtEnd+r.border}:(this.lastChangedTextNode=e.target,{from:r.posAtStart,to:r.posAtEnd,typeOver:e.target.nodeValue==
e.oldValue})}},Il=new WeakMap,Pl=!1;function kh(n){if(!Il.has(n)&&(Il.set(n,null),["normal","nowrap","pre-line"].indexOf(
getComputedStyle(n.dom).whiteSpace)!==-1)){if(n.requiresGeckoHackNode=ue,Pl)return;console.warn("ProseMirror expects the\
 CSS white-space property to be set, preferably to 'pre-wrap'. It is recommended to load style/prosemirror.css from the \
prosemirror-view package."),Pl=!0}}function Ll(n,e){let t=e.startContainer,r=e.startOffset,o=e.endContainer,s=e.endOffset,
i=n.domAtPos(n.state.selection.anchor);return mt(i.node,i.offset,o,s)&&([t,r,o,s]=[o,s,t,r]),{anchorNode:t,anchorOffset:r,
focusNode:o,focusOffset:s}}function wh(n,e){if(e.getComposedRanges){let o=e.getComposedRanges(n.root)[0];if(o)return Ll(
n,o)}let t;function r(o){o.preventDefault(),o.stopImmediatePropagation(),t=o.getTargetRanges()[0]}return n.dom.addEventListener(
"beforeinput",r,!0),document.execCommand("indent"),n.dom.removeEventListener("beforeinput",r,!0),t?Ll(n,t):null}function Sh(n,e){
for(let t=e.parentNode;t&&t!=n.dom;t=t.parentNode){let r=n.docView.nearestDesc(t,!0);if(r&&r.node.isBlock)return t}return null}
function xh(n,e){var t;let{focusNode:r,focusOffset:o}=n.domSelectionRange();for(let s of e)if(((t=s.parentNode)===null||
t===void 0?void 0:t.nodeName)=="TR"){let i=s.nextSibling;for(;i&&i.nodeName!="TD"&&i.nodeName!="TH";)i=i.nextSibling;if(i){
let l=i;for(;;){let a=l.firstChild;if(!a||!A(a)||a.contentEditable=="false"||/^(BR|IMG)$/.test(a.nodeName))break;l=a}l.insertBefore(
s,l.firstChild),r==s&&n.domSelection().collapse(s,o)}else s.parentNode.removeChild(s)}}function Ch(n,e,t,r){let{node:o,fromOffset:s,
toOffset:i,from:l,to:a}=n.docView.parseRange(e,t),c=n.domSelectionRange(),d,u=c.anchorNode;if(u&&gt(n.dom,u)&&(d=[{node:u,
offset:c.anchorOffset}],lr(c)||d.push({node:c.focusNode,offset:c.focusOffset})),Q&&n.input.lastKeyCode===8)for(let y=i;y>
s;y--){let S=o.childNodes[y-1],k=S.pmViewDesc;if(S.nodeName=="BR"&&!k){i=y;break}if(!k||k.size)break}let f=n.state.doc,h=n.
someProp("domParser")||Se.fromSchema(n.state.schema),p=f.resolve(l),m=null,g=h.parse(o,{topNode:p.parent,topMatch:p.parent.
contentMatchAt(p.index()),topOpen:!0,from:s,to:i,preserveWhitespace:p.parent.type.whitespace=="pre"?"full":!0,findPositions:d,
ruleFromNode:Mh(r),context:p});if(d&&d[0].pos!=null){let y=d[0].pos,S=d[1]&&d[1].pos;S==null&&(S=y),m={anchor:y+l,head:S+
l}}return{doc:g,sel:m,from:l,to:a}}var Mh=n=>e=>{let t=e.pmViewDesc;if(t)return t.parseRule(n);if(e.nodeName=="BR"&&e.parentNode){
if(oe&&/^(ul|ol)$/i.test(e.parentNode.nodeName)){let r=document.createElement("div");return r.appendChild(document.createElement(
"li")),{skip:r}}else if(e.parentNode.lastChild==e||oe&&/^(tr|table)$/i.test(e.parentNode.nodeName))return{ignore:!0}}else if(e.
nodeName=="IMG"&&e.getAttribute("mark-placeholder"))return{ignore:!0};return null},vh=/^(a|abbr|acronym|b|bd[io]|big|br|button|cite|code|data(list)?|del|dfn|em|i|img|ins|kbd|label|map|mark|meter|output|q|ruby|s|samp|small|span|strong|su[bp]|time|u|tt|var)$/i;
function Th(n,e,t,r,o){let s=n.input.compositionPendingChanges||(n.composing?n.input.compositionID:0);if(n.input.compositionPendingChanges=
0,e<0){let E=n.input.lastSelectionTime>Date.now()-50?n.input.lastSelectionOrigin:null,P=Yo(n,E);if(P&&!n.state.selection.
eq(P)){if(Q&&Le&&n.input.lastKeyCode===13&&Date.now()-100<n.input.lastKeyCodeTime&&Ge(n,"Enter"))return;let V=n.state.tr.
setSelection(P);E=="pointer"?V.setMeta("pointer",!0):E=="key"&&V.scrollIntoView(),s&&V.setMeta("composition",s),n.dispatch(
V)}return}let i=n.state.doc.resolve(e),l=i.sharedDepth(t);e=i.before(l+1),t=n.state.doc.resolve(t).after(l+1);let a=n.state.
selection,c=Ch(n,e,t,o),d=n.state.doc,u=d.slice(c.from,c.to),f,h;n.input.lastKeyCode===8&&Date.now()-100<n.input.lastKeyCodeTime?
(f=n.state.selection.to,h="end"):(f=n.state.selection.from,h="start"),n.input.lastKeyCode=null;let p=Oh(u.content,c.doc.
content,c.from,f,h);if(p&&n.input.domChangeCount++,(Bt&&n.input.lastIOSEnter>Date.now()-225||Le)&&o.some(E=>A(E)&&!vh.test(
E.nodeName))&&(!p||p.endA>=p.endB)&&Ge(n,"Enter")){n.input.lastIOSEnter=0;return}if(!p)if(r&&a instanceof x&&!a.empty&&a.
$head.sameParent(a.$anchor)&&!n.composing&&!(c.sel&&c.sel.anchor!=c.sel.head))p={start:a.from,endA:a.to,endB:a.to};else{
if(c.sel){let E=zl(n,n.state.doc,c.sel);if(E&&!E.eq(n.state.selection)){let P=n.state.tr.setSelection(E);s&&P.setMeta("c\
omposition",s),n.dispatch(P)}}return}n.state.selection.from<n.state.selection.to&&p.start==p.endB&&n.state.selection instanceof
x&&(p.start>n.state.selection.from&&p.start<=n.state.selection.from+2&&n.state.selection.from>=c.from?p.start=n.state.selection.
from:p.endA<n.state.selection.to&&p.endA>=n.state.selection.to-2&&n.state.selection.to<=c.to&&(p.endB+=n.state.selection.
to-p.endA,p.endA=n.state.selection.to)),de&&Xe<=11&&p.endB==p.start+1&&p.endA==p.start&&p.start>c.from&&c.doc.textBetween(
p.start-c.from-1,p.start-c.from+1)==" \xA0"&&(p.start--,p.endA--,p.endB--);let m=c.doc.resolveNoCache(p.start-c.from),g=c.
doc.resolveNoCache(p.endB-c.from),y=d.resolve(p.start),S=m.sameParent(g)&&m.parent.inlineContent&&y.end()>=p.endA;if((Bt&&
n.input.lastIOSEnter>Date.now()-225&&(!S||o.some(E=>E.nodeName=="DIV"||E.nodeName=="P"))||!S&&Nh(c.doc,m.pos,g.pos))&&Ge(
n,"Enter")){n.input.lastIOSEnter=0;return}if(n.state.selection.anchor>p.start&&(S?p.endA>p.start&&p.endB==p.start:Eh(d,p.
start,p.endA,m,g))&&Ge(n,"Backspace")){Le&&Q&&n.domObserver.suppressSelectionUpdates();return}Q&&p.endB==p.start&&(n.input.
lastChromeDelete=Date.now()),Le&&!S&&m.start()!=g.start()&&g.parentOffset==0&&m.depth==g.depth&&c.sel&&c.sel.anchor==c.sel.
head&&c.sel.head==p.endA&&(p.endB-=2,g=c.doc.resolveNoCache(p.endB-c.from),setTimeout(()=>Ge(n,"Enter"),20));let k=p.start,
M=p.endA,O=E=>{let P=E||n.state.tr.replace(k,M,c.doc.slice(p.start-c.from,p.endB-c.from));if(c.sel){let V=zl(n,P.doc,c.sel);
V&&!(Q&&n.composing&&V.empty&&(p.start!=p.endB||n.input.lastChromeDelete<Date.now()-100)&&(V.head==k||V.head==P.mapping.
map(M)-1)||de&&V.empty&&V.head==k)&&P.setSelection(V)}return s&&P.setMeta("composition",s),P.scrollIntoView()},H;if(S)if(m.
pos==g.pos){de&&Xe<=11&&m.parentOffset==0&&(n.domObserver.suppressSelectionUpdates(),setTimeout(()=>Be(n),20));let E=O(n.
state.tr.delete(k,M)),P=d.resolve(p.start).marksAcross(d.resolve(p.endA));P&&E.ensureMarks(P),n.dispatch(E)}else if(p.endA==
p.endB&&(H=Ah(m.parent.content.cut(m.parentOffset,g.parentOffset),y.parent.content.cut(y.parentOffset,p.endA-y.start())))){
let E=O(n.state.tr);H.type=="add"?E.addMark(k,M,H.mark):E.removeMark(k,M,H.mark),n.dispatch(E)}else if(m.parent.child(m.
index()).isText&&m.index()==g.index()-(g.textOffset?0:1)){let E=m.parent.textBetween(m.parentOffset,g.parentOffset),P=()=>O(
n.state.tr.insertText(E,k,M));n.someProp("handleTextInput",V=>V(n,k,M,E,P))||n.dispatch(P())}else n.dispatch(O());else n.
dispatch(O())}function zl(n,e,t){return Math.max(t.anchor,t.head)>e.content.size?null:Zo(n,e.resolve(t.anchor),e.resolve(
t.head))}function Ah(n,e){let t=n.firstChild.marks,r=e.firstChild.marks,o=t,s=r,i,l,a;for(let d=0;d<r.length;d++)o=r[d].
removeFromSet(o);for(let d=0;d<t.length;d++)s=t[d].removeFromSet(s);if(o.length==1&&s.length==0)l=o[0],i="add",a=d=>d.mark(
l.addToSet(d.marks));else if(o.length==0&&s.length==1)l=s[0],i="remove",a=d=>d.mark(l.removeFromSet(d.marks));else return null;
let c=[];for(let d=0;d<e.childCount;d++)c.push(a(e.child(d)));if(b.from(c).eq(n))return{mark:l,type:i}}function Eh(n,e,t,r,o){
if(t-e<=o.pos-r.pos||No(r,!0,!1)<o.pos)return!1;let s=n.resolve(e);if(!r.parent.inlineContent){let l=s.nodeAfter;return l!=
null&&t==e+l.nodeSize}if(s.parentOffset<s.parent.content.size||!s.parent.isTextblock)return!1;let i=n.resolve(No(s,!0,!0));
return!i.parent.isTextblock||i.pos>t||No(i,!0,!1)<t?!1:r.parent.content.cut(r.parentOffset).eq(i.parent.content)}function Nh(n,e,t){
let r=0,o=0;return n.nodesBetween(e,t,(s,i)=>{s.isTextblock&&i>=e&&i<t?r++:(s.isText?/\S/.test(s.text.slice(Math.max(0,e-
i),Math.min(s.nodeSize,t-i))):s.isLeaf)&&o++}),o==0&&r==1}function No(n,e,t){let r=n.depth,o=e?n.end():n.pos;for(;r>0&&(e||
n.indexAfter(r)==n.node(r).childCount);)r--,o++,e=!1;if(t){let s=n.node(r).maybeChild(n.indexAfter(r));for(;s&&!s.isLeaf;)
s=s.firstChild,o++}return o}function Oh(n,e,t,r,o){let s=n.findDiffStart(e,t),i=t+n.size,l=t+e.size;if(s==null)return null;
let{a,b:c}=n.findDiffEnd(e,i,l);if(o=="end"){let d=Math.max(0,s-Math.min(a,c));r-=a+d-s}if(a<s&&i<l){let d=r<=s&&r>=a?s-
r:0;s-=d,c=s+(c-a),a=s}else if(c<s){let d=r<=s&&r>=c?s-r:0;s-=d,a=s+(a-c),c=s}return{start:s,endA:a,endB:c}}var kn=class{constructor(e,t){this._root=null,this.focused=!1,this.trackWrites=null,this.mounted=!1,this.markCursor=null,
this.cursorWrapper=null,this.lastSelectedViewDesc=void 0,this.input=new jo,this.prevDirectPlugins=[],this.pluginViews=[],
this.requiresGeckoHackNode=!1,this.dragging=null,this._props=t,this.state=t.state,this.directPlugins=t.plugins||[],this.
directPlugins.forEach(Hl),this.dispatch=this.dispatch.bind(this),this.dom=e&&e.mount||document.createElement("div"),e&&(e.
appendChild?e.appendChild(this.dom):typeof e=="function"?e(this.dom):e.mount&&(this.mounted=!0)),this.editable=Fl(this),
$l(this),this.nodeViews=Vl(this),this.docView=kl(this.state.doc,Bl(this),Eo(this),this.dom,this),this.domObserver=new Go(
this,(r,o,s,i)=>Th(this,r,o,s,i)),this.domObserver.start(),Xf(this),this.updatePluginViews()}get composing(){return this.
input.composing}get props(){if(this._props.state!=this.state){let e=this._props;this._props={};for(let t in e)this._props[t]=
e[t];this._props.state=this.state}return this._props}update(e){e.handleDOMEvents!=this._props.handleDOMEvents&&_o(this);
let t=this._props;this._props=e,e.plugins&&(e.plugins.forEach(Hl),this.directPlugins=e.plugins),this.updateStateInner(e.
state,t)}setProps(e){let t={};for(let r in this._props)t[r]=this._props[r];t.state=this.state;for(let r in e)t[r]=e[r];this.
update(t)}updateState(e){this.updateStateInner(e,this._props)}updateStateInner(e,t){var r;let o=this.state,s=!1,i=!1;e.storedMarks&&
this.composing&&(pa(this),i=!0),this.state=e;let l=o.plugins!=e.plugins||this._props.plugins!=t.plugins;if(l||this._props.
plugins!=t.plugins||this._props.nodeViews!=t.nodeViews){let h=Vl(this);Rh(h,this.nodeViews)&&(this.nodeViews=h,s=!0)}(l||
t.handleDOMEvents!=this._props.handleDOMEvents)&&_o(this),this.editable=Fl(this),$l(this);let a=Eo(this),c=Bl(this),d=o.
plugins!=e.plugins&&!o.doc.eq(e.doc)?"reset":e.scrollToSelection>o.scrollToSelection?"to selection":"preserve",u=s||!this.
docView.matchesNode(e.doc,c,a);(u||!e.selection.eq(o.selection))&&(i=!0);let f=d=="preserve"&&i&&this.dom.style.overflowAnchor==
null&&pf(this);if(i){this.domObserver.stop();let h=u&&(de||Q)&&!this.composing&&!o.selection.empty&&!e.selection.empty&&
Dh(o.selection,e.selection);if(u){let m=Q?this.trackWrites=this.domSelectionRange().focusNode:null;this.composing&&(this.
input.compositionNode=ch(this)),(s||!this.docView.update(e.doc,c,a,this))&&(this.docView.updateOuterDeco(c),this.docView.
destroy(),this.docView=kl(e.doc,c,a,this.dom,this)),m&&(!this.trackWrites||!this.dom.contains(this.trackWrites))&&(h=!0)}
let p=this.input.mouseDown;h||!(p&&this.domObserver.currentSelection.eq(this.domSelectionRange())&&Lf(this)&&p.delaySelUpdate())?
Be(this,h):(ta(this,e.selection),this.domObserver.setCurSelection()),this.domObserver.start()}this.updatePluginViews(o),
!((r=this.dragging)===null||r===void 0)&&r.node&&!o.doc.eq(e.doc)&&this.updateDraggedNode(this.dragging,o),d=="reset"?this.
dom.scrollTop=0:d=="to selection"?this.scrollToSelection():f&&mf(f)}scrollToSelection(){let e=this.domSelectionRange().focusNode;
if(!(!e||!gt(this.dom,e))){if(!this.someProp("handleScrollToSelection",t=>t(this)))if(this.state.selection instanceof T){
let t=this.docView.domAfterPos(this.state.selection.from);A(t)&&pl(this,t.getBoundingClientRect(),e)}else pl(this,this.coordsAtPos(
this.state.selection.head,1),e)}}destroyPluginViews(){let e;for(;e=this.pluginViews.pop();)e.destroy&&e.destroy()}updatePluginViews(e){
if(!e||e.plugins!=this.state.plugins||this.directPlugins!=this.prevDirectPlugins){this.prevDirectPlugins=this.directPlugins,
this.destroyPluginViews();for(let t=0;t<this.directPlugins.length;t++){let r=this.directPlugins[t];r.spec.view&&this.pluginViews.
push(r.spec.view(this))}for(let t=0;t<this.state.plugins.length;t++){let r=this.state.plugins[t];r.spec.view&&this.pluginViews.
push(r.spec.view(this))}}else for(let t=0;t<this.pluginViews.length;t++){let r=this.pluginViews[t];r.update&&r.update(this,
e)}}updateDraggedNode(e,t){let r=e.node,o=-1;if(r.from<this.state.doc.content.size&&this.state.doc.nodeAt(r.from)==r.node)
o=r.from;else{let s=r.from+(this.state.doc.content.size-t.doc.content.size);(s>0&&s<this.state.doc.content.size&&this.state.
doc.nodeAt(s))==r.node&&(o=s)}this.dragging=new rr(e.slice,e.move,o<0?void 0:T.create(this.state.doc,o))}someProp(e,t){let r=this.
_props&&this._props[e],o;if(r!=null&&(o=t?t(r):r))return o;for(let i=0;i<this.directPlugins.length;i++){let l=this.directPlugins[i].
props[e];if(l!=null&&(o=t?t(l):l))return o}let s=this.state.plugins;if(s)for(let i=0;i<s.length;i++){let l=s[i].props[e];
if(l!=null&&(o=t?t(l):l))return o}}hasFocus(){if(de){let e=this.root.activeElement;if(e==this.dom)return!0;if(!e||!this.
dom.contains(e))return!1;for(;e&&this.dom!=e&&this.dom.contains(e);){if(e.contentEditable=="false")return!1;e=e.parentElement}
return!0}return this.root.activeElement==this.dom}focus(){this.domObserver.stop(),this.editable&&gf(this.dom),Be(this),this.
domObserver.start()}get root(){let e=this._root;if(e==null){for(let t=this.dom.parentNode;t;t=t.parentNode)if(t.nodeType==
9||t.nodeType==11&&t.host)return t.getSelection||(Object.getPrototypeOf(t).getSelection=()=>t.ownerDocument.getSelection()),
this._root=t}return e||document}updateRoot(){this._root=null}posAtCoords(e){return Sf(this,e)}coordsAtPos(e,t=1){return Gl(
this,e,t)}domAtPos(e,t=0){return this.docView.domFromPos(e,t)}nodeDOM(e){let t=this.docView.descAt(e);return t?t.nodeDOM:
null}posAtDOM(e,t,r=-1){let o=this.docView.posFromDOM(e,t,r);if(o==null)throw new RangeError("DOM position not inside th\
e editor");return o}endOfTextblock(e,t){return Tf(this,t||this.state,e)}pasteHTML(e,t){return gn(this,"",e,!1,t||new ClipboardEvent(
"paste"))}pasteText(e,t){return gn(this,e,null,!0,t||new ClipboardEvent("paste"))}serializeForClipboard(e){return Qo(this,
e)}destroy(){this.docView&&(Yf(this),this.destroyPluginViews(),this.mounted?(this.docView.update(this.state.doc,[],Eo(this),
this),this.dom.textContent=""):this.dom.parentNode&&this.dom.parentNode.removeChild(this.dom),this.docView.destroy(),this.
docView=null,nf())}get isDestroyed(){return this.docView==null}dispatchEvent(e){return Qf(this,e)}domSelectionRange(){let e=this.
dom.isConnected!==!1&&this.domSelection();return e?oe&&this.root.nodeType===11&&cf(this.dom.ownerDocument)==this.dom&&wh(
this,e)||e:{focusNode:null,focusOffset:0,anchorNode:null,anchorOffset:0}}domSelection(){return this.root.getSelection()}};
kn.prototype.dispatch=function(n){let e=this._props.dispatchTransaction;e?e.call(this,n):this.updateState(this.state.apply(
n))};function Bl(n){let e=Object.create(null);return e.class="ProseMirror",e.contenteditable=String(n.editable),n.someProp(
"attributes",t=>{if(typeof t=="function"&&(t=t(n.state)),t)for(let r in t)r=="class"?e.class+=" "+t[r]:r=="style"?e.style=
(e.style?e.style+";":"")+t[r]:!e[r]&&r!="contenteditable"&&r!="nodeName"&&(e[r]=String(t[r]))}),e.translate||(e.translate=
"no"),[G.node(0,n.state.doc.content.size,e)]}function $l(n){if(n.markCursor){let e=document.createElement("img");e.className=
"ProseMirror-separator",e.setAttribute("mark-placeholder","true"),e.setAttribute("alt",""),n.cursorWrapper={dom:e,deco:G.
widget(n.state.selection.from,e,{raw:!0,marks:n.markCursor})}}else n.cursorWrapper=null}function Fl(n){return!n.someProp(
"editable",e=>e(n.state)===!1)}function Dh(n,e){let t=Math.min(n.$anchor.sharedDepth(n.head),e.$anchor.sharedDepth(e.head));
return n.$anchor.start(t)!=e.$anchor.start(t)}function Vl(n){let e=Object.create(null);function t(r){for(let o in r)Object.
prototype.hasOwnProperty.call(e,o)||(e[o]=r[o])}return n.someProp("nodeViews",t),n.someProp("markViews",t),e}function Rh(n,e){
let t=0,r=0;for(let o in n){if(n[o]!=e[o])return!0;t++}for(let o in e)r++;return t!=r}function Hl(n){if(n.spec.state||n.
spec.filterTransaction||n.spec.appendTransaction)throw new RangeError("Plugins passed directly to the view must not have\
 a state component")}var $e={8:"Backspace",9:"Tab",10:"Enter",12:"NumLock",13:"Enter",16:"Shift",17:"Control",18:"Alt",20:"CapsLock",27:"Esca\
pe",32:" ",33:"PageUp",34:"PageDown",35:"End",36:"Home",37:"ArrowLeft",38:"ArrowUp",39:"ArrowRight",40:"ArrowDown",44:"P\
rintScreen",45:"Insert",46:"Delete",59:";",61:"=",91:"Meta",92:"Meta",106:"*",107:"+",108:",",109:"-",110:".",111:"/",144:"\
NumLock",145:"ScrollLock",160:"Shift",161:"Shift",162:"Control",163:"Control",164:"Alt",165:"Alt",173:"-",186:";",187:"=",
188:",",189:"-",190:".",191:"/",192:"`",219:"[",220:"\\",221:"]",222:"'"},dr={48:")",49:"!",50:"@",51:"#",52:"$",53:"%",
54:"^",55:"&",56:"*",57:"(",59:":",61:"+",173:"_",186:":",187:"+",188:"<",189:"_",190:">",191:"?",192:"~",219:"{",220:"|",
221:"}",222:'"'},Ih=typeof navigator<"u"&&/Mac/.test(navigator.platform),Ph=typeof navigator<"u"&&/MSIE \d|Trident\/(?:[7-9]|\d{2,})\..*rv:(\d+)/.
exec(navigator.userAgent);for(J=0;J<10;J++)$e[48+J]=$e[96+J]=String(J);var J;for(J=1;J<=24;J++)$e[J+111]="F"+J;var J;for(J=
65;J<=90;J++)$e[J]=String.fromCharCode(J+32),dr[J]=String.fromCharCode(J);var J;for(cr in $e)dr.hasOwnProperty(cr)||(dr[cr]=
$e[cr]);var cr;function wa(n){var e=Ih&&n.metaKey&&n.shiftKey&&!n.ctrlKey&&!n.altKey||Ph&&n.shiftKey&&n.key&&n.key.length==
1||n.key=="Unidentified",t=!e&&n.key||(n.shiftKey?dr:$e)[n.keyCode]||n.key||"Unidentified";return t=="Esc"&&(t="Escape"),
t=="Del"&&(t="Delete"),t=="Left"&&(t="ArrowLeft"),t=="Up"&&(t="ArrowUp"),t=="Right"&&(t="ArrowRight"),t=="Down"&&(t="Arr\
owDown"),t}var Lh=typeof navigator<"u"&&/Mac|iP(hone|[oa]d)/.test(navigator.platform),zh=typeof navigator<"u"&&/Win/.test(navigator.
platform);function Bh(n){let e=n.split(/-(?!$)/),t=e[e.length-1];t=="Space"&&(t=" ");let r,o,s,i;for(let l=0;l<e.length-
1;l++){let a=e[l];if(/^(cmd|meta|m)$/i.test(a))i=!0;else if(/^a(lt)?$/i.test(a))r=!0;else if(/^(c|ctrl|control)$/i.test(
a))o=!0;else if(/^s(hift)?$/i.test(a))s=!0;else if(/^mod$/i.test(a))Lh?i=!0:o=!0;else throw new Error("Unrecognized modi\
fier name: "+a)}return r&&(t="Alt-"+t),o&&(t="Ctrl-"+t),i&&(t="Meta-"+t),s&&(t="Shift-"+t),t}function $h(n){let e=Object.
create(null);for(let t in n)e[Bh(t)]=n[t];return e}function ss(n,e,t=!0){return e.altKey&&(n="Alt-"+n),e.ctrlKey&&(n="Ct\
rl-"+n),e.metaKey&&(n="Meta-"+n),t&&e.shiftKey&&(n="Shift-"+n),n}function Sa(n){return new N({props:{handleKeyDown:Cn(n)}})}
function Cn(n){let e=$h(n);return function(t,r){let o=wa(r),s,i=e[ss(o,r)];if(i&&i(t.state,t.dispatch,t))return!0;if(o.length==
1&&o!=" "){if(r.shiftKey){let l=e[ss(o,r,!1)];if(l&&l(t.state,t.dispatch,t))return!0}if((r.altKey||r.metaKey||r.ctrlKey)&&
!(zh&&r.ctrlKey&&r.altKey)&&(s=$e[r.keyCode])&&s!=o){let l=e[ss(s,r)];if(l&&l(t.state,t.dispatch,t))return!0}}return!1}}var ur=200,ee=function(){};ee.prototype.append=function(e){return e.length?(e=ee.from(e),!this.length&&e||e.length<ur&&this.
leafAppend(e)||this.length<ur&&e.leafPrepend(this)||this.appendInner(e)):this};ee.prototype.prepend=function(e){return e.
length?ee.from(e).append(this):this};ee.prototype.appendInner=function(e){return new Fh(this,e)};ee.prototype.slice=function(e,t){
return e===void 0&&(e=0),t===void 0&&(t=this.length),e>=t?ee.empty:this.sliceInner(Math.max(0,e),Math.min(this.length,t))};
ee.prototype.get=function(e){if(!(e<0||e>=this.length))return this.getInner(e)};ee.prototype.forEach=function(e,t,r){t===
void 0&&(t=0),r===void 0&&(r=this.length),t<=r?this.forEachInner(e,t,r,0):this.forEachInvertedInner(e,t,r,0)};ee.prototype.
map=function(e,t,r){t===void 0&&(t=0),r===void 0&&(r=this.length);var o=[];return this.forEach(function(s,i){return o.push(
e(s,i))},t,r),o};ee.from=function(e){return e instanceof ee?e:e&&e.length?new xa(e):ee.empty};var xa=(function(n){function e(r){
n.call(this),this.values=r}n&&(e.__proto__=n),e.prototype=Object.create(n&&n.prototype),e.prototype.constructor=e;var t={
length:{configurable:!0},depth:{configurable:!0}};return e.prototype.flatten=function(){return this.values},e.prototype.
sliceInner=function(o,s){return o==0&&s==this.length?this:new e(this.values.slice(o,s))},e.prototype.getInner=function(o){
return this.values[o]},e.prototype.forEachInner=function(o,s,i,l){for(var a=s;a<i;a++)if(o(this.values[a],l+a)===!1)return!1},
e.prototype.forEachInvertedInner=function(o,s,i,l){for(var a=s-1;a>=i;a--)if(o(this.values[a],l+a)===!1)return!1},e.prototype.
leafAppend=function(o){if(this.length+o.length<=ur)return new e(this.values.concat(o.flatten()))},e.prototype.leafPrepend=
function(o){if(this.length+o.length<=ur)return new e(o.flatten().concat(this.values))},t.length.get=function(){return this.
values.length},t.depth.get=function(){return 0},Object.defineProperties(e.prototype,t),e})(ee);ee.empty=new xa([]);var Fh=(function(n){
function e(t,r){n.call(this),this.left=t,this.right=r,this.length=t.length+r.length,this.depth=Math.max(t.depth,r.depth)+
1}return n&&(e.__proto__=n),e.prototype=Object.create(n&&n.prototype),e.prototype.constructor=e,e.prototype.flatten=function(){
return this.left.flatten().concat(this.right.flatten())},e.prototype.getInner=function(r){return r<this.left.length?this.
left.get(r):this.right.get(r-this.left.length)},e.prototype.forEachInner=function(r,o,s,i){var l=this.left.length;if(o<l&&
this.left.forEachInner(r,o,Math.min(s,l),i)===!1||s>l&&this.right.forEachInner(r,Math.max(o-l,0),Math.min(this.length,s)-
l,i+l)===!1)return!1},e.prototype.forEachInvertedInner=function(r,o,s,i){var l=this.left.length;if(o>l&&this.right.forEachInvertedInner(
r,o-l,Math.max(s,l)-l,i+l)===!1||s<l&&this.left.forEachInvertedInner(r,Math.min(o,l),s,i)===!1)return!1},e.prototype.sliceInner=
function(r,o){if(r==0&&o==this.length)return this;var s=this.left.length;return o<=s?this.left.slice(r,o):r>=s?this.right.
slice(r-s,o-s):this.left.slice(r,s).append(this.right.slice(0,o-s))},e.prototype.leafAppend=function(r){var o=this.right.
leafAppend(r);if(o)return new e(this.left,o)},e.prototype.leafPrepend=function(r){var o=this.left.leafPrepend(r);if(o)return new e(
o,this.right)},e.prototype.appendInner=function(r){return this.left.depth>=Math.max(this.right.depth,r.depth)+1?new e(this.
left,new e(this.right,r)):new e(this,r)},e})(ee),is=ee;var Vh=500,kt=class n{constructor(e,t){this.items=e,this.eventCount=t}popEvent(e,t){if(this.eventCount==0)return null;let r=this.
items.length;for(;;r--)if(this.items.get(r-1).selection){--r;break}let o,s;t&&(o=this.remapping(r,this.items.length),s=o.
maps.length);let i=e.tr,l,a,c=[],d=[];return this.items.forEach((u,f)=>{if(!u.step){o||(o=this.remapping(r,f+1),s=o.maps.
length),s--,d.push(u);return}if(o){d.push(new Me(u.map));let h=u.step.map(o.slice(s)),p;h&&i.maybeStep(h).doc&&(p=i.mapping.
maps[i.mapping.maps.length-1],c.push(new Me(p,void 0,void 0,c.length+d.length))),s--,p&&o.appendMap(p,s)}else i.maybeStep(
u.step);if(u.selection)return l=o?u.selection.map(o.slice(s)):u.selection,a=new n(this.items.slice(0,r).append(d.reverse().
concat(c)),this.eventCount-1),!1},this.items.length,0),{remaining:a,transform:i,selection:l}}addTransform(e,t,r,o){let s=[],
i=this.eventCount,l=this.items,a=!o&&l.length?l.get(l.length-1):null;for(let d=0;d<e.steps.length;d++){let u=e.steps[d].
invert(e.docs[d]),f=new Me(e.mapping.maps[d],u,t),h;(h=a&&a.merge(f))&&(f=h,d?s.pop():l=l.slice(0,l.length-1)),s.push(f),
t&&(i++,t=void 0),o||(a=f)}let c=i-r.depth;return c>Wh&&(l=Hh(l,c),i-=c),new n(l.append(s),i)}remapping(e,t){let r=new on;
return this.items.forEach((o,s)=>{let i=o.mirrorOffset!=null&&s-o.mirrorOffset>=e?r.maps.length-o.mirrorOffset:void 0;r.
appendMap(o.map,i)},e,t),r}addMaps(e){return this.eventCount==0?this:new n(this.items.append(e.map(t=>new Me(t))),this.eventCount)}rebased(e,t){
if(!this.eventCount)return this;t=Math.min(this.items.length,t);let r=[],o=this.items.length-t,s=e.mapping,i=e.steps.length,
l=this.eventCount;this.items.forEach(f=>{f.selection&&l--},o);let a=t;this.items.forEach(f=>{let h=s.getMirror(--a);if(h==
null)return;i=Math.min(i,h);let p=s.maps[h];if(f.step){let m=e.steps[h].invert(e.docs[h]),g=f.selection&&f.selection.map(
s.slice(a+1,h));g&&l++,r.push(new Me(p,m,g))}else r.push(new Me(p))},o);let c=[];for(let f=t;f<i;f++)c.push(new Me(s.maps[f]));
let d=this.items.slice(0,o).append(c).append(r),u=new n(d,l);return u.emptyItemCount()>Vh&&(u=u.compress(this.items.length-
r.length)),u}emptyItemCount(){let e=0;return this.items.forEach(t=>{t.step||e++}),e}compress(e=this.items.length){let t=this.
remapping(0,e),r=t.maps.length,o=[],s=0;return this.items.forEach((i,l)=>{if(l>=e)o.push(i),i.selection&&s++;else if(i.step){
let a=i.step.map(t.slice(r)),c=a&&a.getMap();if(r--,c&&t.appendMap(c,r),a){let d=i.selection&&i.selection.map(t.slice(r));
d&&s++;let u=new Me(c.invert(),a,d),f,h=o.length-1;(f=o.length&&o[h].merge(u))?o[h]=f:o.push(u)}}else i.map&&r--},this.items.
length,0),new n(is.from(o.reverse()),s)}};kt.empty=new kt(is.empty,0);function Hh(n,e){let t;return n.forEach((r,o)=>{if(r.
selection&&e--==0)return t=o,!1}),n.slice(t)}var Me=class n{constructor(e,t,r,o){this.map=e,this.step=t,this.selection=r,
this.mirrorOffset=o}merge(e){if(this.step&&e.step&&!e.selection){let t=e.step.merge(this.step);if(t)return new n(t.getMap().
invert(),t,this.selection)}}},ve=class{constructor(e,t,r,o,s){this.done=e,this.undone=t,this.prevRanges=r,this.prevTime=
o,this.prevComposition=s}},Wh=20;function jh(n,e,t,r){let o=t.getMeta(bt),s;if(o)return o.historyState;t.getMeta(Ta)&&(n=
new ve(n.done,n.undone,null,0,-1));let i=t.getMeta("appendedTransaction");if(t.steps.length==0)return n;if(i&&i.getMeta(
bt))return i.getMeta(bt).redo?new ve(n.done.addTransform(t,void 0,r,fr(e)),n.undone,Ca(t.mapping.maps),n.prevTime,n.prevComposition):
new ve(n.done,n.undone.addTransform(t,void 0,r,fr(e)),null,n.prevTime,n.prevComposition);if(t.getMeta("addToHistory")!==
!1&&!(i&&i.getMeta("addToHistory")===!1)){let l=t.getMeta("composition"),a=n.prevTime==0||!i&&n.prevComposition!=l&&(n.prevTime<
(t.time||0)-r.newGroupDelay||!_h(t,n.prevRanges)),c=i?ls(n.prevRanges,t.mapping):Ca(t.mapping.maps);return new ve(n.done.
addTransform(t,a?e.selection.getBookmark():void 0,r,fr(e)),kt.empty,c,t.time,l??n.prevComposition)}else return(s=t.getMeta(
"rebased"))?new ve(n.done.rebased(t,s),n.undone.rebased(t,s),ls(n.prevRanges,t.mapping),n.prevTime,n.prevComposition):new ve(
n.done.addMaps(t.mapping.maps),n.undone.addMaps(t.mapping.maps),ls(n.prevRanges,t.mapping),n.prevTime,n.prevComposition)}
function _h(n,e){if(!e)return!1;if(!n.docChanged)return!0;let t=!1;return n.mapping.maps[0].forEach((r,o)=>{for(let s=0;s<
e.length;s+=2)r<=e[s+1]&&o>=e[s]&&(t=!0)}),t}function Ca(n){let e=[];for(let t=n.length-1;t>=0&&e.length==0;t--)n[t].forEach(
(r,o,s,i)=>e.push(s,i));return e}function ls(n,e){if(!n)return null;let t=[];for(let r=0;r<n.length;r+=2){let o=e.map(n[r],
1),s=e.map(n[r+1],-1);o<=s&&t.push(o,s)}return t}function Kh(n,e,t){let r=fr(e),o=bt.get(e).spec.config,s=(t?n.undone:n.
done).popEvent(e,r);if(!s)return null;let i=s.selection.resolve(s.transform.doc),l=(t?n.done:n.undone).addTransform(s.transform,
e.selection.getBookmark(),o,r),a=new ve(t?l:s.remaining,t?s.remaining:l,null,0,-1);return s.transform.setSelection(i).setMeta(
bt,{redo:t,historyState:a})}var as=!1,Ma=null;function fr(n){let e=n.plugins;if(Ma!=e){as=!1,Ma=e;for(let t=0;t<e.length;t++)
if(e[t].spec.historyPreserveItems){as=!0;break}}return as}function va(n){return n.setMeta(Ta,!0)}var bt=new z("history"),
Ta=new z("closeHistory");function Aa(n={}){return n={depth:n.depth||100,newGroupDelay:n.newGroupDelay||500},new N({key:bt,
state:{init(){return new ve(kt.empty,kt.empty,null,0,-1)},apply(e,t,r){return jh(t,r,e,n)}},config:n,props:{handleDOMEvents:{
beforeinput(e,t){let r=t.inputType,o=r=="historyUndo"?cs:r=="historyRedo"?ds:null;return!o||!e.editable?!1:(t.preventDefault(),
o(e.state,e.dispatch))}}}})}function hr(n,e){return(t,r)=>{let o=bt.getState(t);if(!o||(n?o.undone:o.done).eventCount==0)
return!1;if(r){let s=Kh(o,t,n);s&&r(e?s.scrollIntoView():s)}return!0}}var cs=hr(!1,!0),ds=hr(!0,!0),Yb=hr(!1,!1),Zb=hr(!0,
!1);function xr(n){let{state:e,transaction:t}=n,{selection:r}=t,{doc:o}=t,{storedMarks:s}=t;return{...e,apply:e.apply.bind(e),
applyTransaction:e.applyTransaction.bind(e),plugins:e.plugins,schema:e.schema,reconfigure:e.reconfigure.bind(e),toJSON:e.
toJSON.bind(e),get storedMarks(){return s},get selection(){return r},get doc(){return o},get tr(){return r=t.selection,o=
t.doc,s=t.storedMarks,t}}}var Wt=class Ua{constructor(e){this.editor=e.editor,this.rawCommands=this.editor.extensionManager.
commands,this.customState=e.state}get hasCustomState(){return!!this.customState}get state(){return this.customState||this.
editor.state}get commands(){let{rawCommands:e,editor:t,state:r}=this,{view:o}=t,{tr:s}=r,i=this.buildProps(s);return Object.
fromEntries(Object.entries(e).map(([l,a])=>[l,(...d)=>{let u=a(...d)(i);return!s.getMeta("preventDispatch")&&!this.hasCustomState&&
o.dispatch(s),u}]))}get chain(){return()=>this.createChain()}get can(){return()=>this.createCan()}createChain(e,t=!0){let{
rawCommands:r,editor:o,state:s}=this,{view:i}=o,l=[],a=!!e,c=e||s.tr,d=()=>(!a&&t&&!c.getMeta("preventDispatch")&&!this.
hasCustomState&&i.dispatch(c),l.every(f=>f===!0)),u={...Object.fromEntries(Object.entries(r).map(([f,h])=>[f,(...m)=>{let g=this.
buildProps(c,t),y=h(...m)(g);return l.push(y),u}])),run:d};return u}static createFakeChain(){let e=new Proxy({},{get:(t,r)=>{
if(r!=="then")return r==="run"?()=>!1:()=>e}});return e}createCan(e){let{rawCommands:t,state:r}=this,o=!1,s=e||r.tr,i=this.
buildProps(s,o);return{...Object.fromEntries(Object.entries(t).map(([l,a])=>[l,(...c)=>a(...c)({...i,dispatch:void 0})])),
chain:()=>this.createChain(s,o)}}static createFallbackCan(){let e=Ua.createFakeChain();return new Proxy({chain:()=>e},{get:(t,r)=>{
if(r!=="then")return r==="chain"?t.chain:()=>!1}})}buildProps(e,t=!0){let{rawCommands:r,editor:o,state:s}=this,{view:i}=o,
l={tr:e,editor:o,view:i,state:xr({state:s,transaction:e}),dispatch:t?()=>{}:void 0,chain:()=>this.createChain(e,t),can:()=>this.
createCan(e),get commands(){return Object.fromEntries(Object.entries(r).map(([a,c])=>[a,(...d)=>c(...d)(l)]))}};return l}},
Jh=()=>({editor:n,view:e})=>(requestAnimationFrame(()=>{if(!n.isDestroyed){var t;e.dom.blur(),(t=window)===null||t===void 0||
(t=t.getSelection())===null||t===void 0||t.removeAllRanges()}}),!0),qh=(n=!0)=>({commands:e})=>e.setContent("",{emitUpdate:n}),
Uh=()=>({state:n,tr:e,dispatch:t})=>{let{selection:r}=e,{ranges:o}=r;return t&&o.forEach(({$from:s,$to:i})=>{n.doc.nodesBetween(
s.pos,i.pos,(l,a)=>{if(l.type.isText)return;let{doc:c,mapping:d}=e,u=c.resolve(d.map(a)),f=c.resolve(d.map(a+l.nodeSize)),
h=u.blockRange(f);if(!h)return;let p=Re(h);if(l.type.isTextblock){let{defaultType:m}=u.parent.contentMatchAt(u.index());
e.setNodeMarkup(h.start,m)}(p||p===0)&&e.lift(h,p)})}),!0},Gh=n=>e=>n(e),Xh=()=>({state:n,dispatch:e})=>wo(n,e),Yh=(n,e)=>({
editor:t,tr:r})=>{let{state:o}=t,s=o.doc.slice(n.from,n.to);r.deleteRange(n.from,n.to);let i=r.mapping.map(e);return r.insert(
i,s.content),r.setSelection(new x(r.doc.resolve(Math.max(i-1,0)))),!0},Zh=()=>({tr:n,dispatch:e})=>{let{selection:t}=n,r=t.
$anchor.node();if(r.content.size>0)return!1;let o=n.selection.$anchor;for(let s=o.depth;s>0;s-=1)if(o.node(s).type===r.type){
if(e){let i=o.before(s),l=o.after(s);n.delete(i,l).scrollIntoView()}return!0}return!1};function q(n,e){if(typeof n=="str\
ing"){if(!e.nodes[n])throw Error(`There is no node type named '${n}'. Maybe you forgot to add the extension?`);return e.
nodes[n]}return n}var Qh=n=>({tr:e,state:t,dispatch:r})=>{let o=q(n,t.schema),s=e.selection.$anchor;for(let i=s.depth;i>
0;i-=1)if(s.node(i).type===o){if(r){let l=s.before(i),a=s.after(i);e.delete(l,a).scrollIntoView()}return!0}return!1},ep=n=>({
tr:e,dispatch:t})=>{let{from:r,to:o}=n;return t&&e.delete(r,o),!0},tp=n=>n.content?/^text(\*|\+)/.test(n.content):!1,Ea=(n,e,t)=>{
if(!n.parent.isInline||t==="left"&&n.pos>n.start()||t==="right"&&n.pos<n.end())return n.pos;let r=e.nodes[n.parent.type.
name].spec;return tp(r)?t==="left"?n.start()-1:n.end()+1:n.pos},np=(n,e,t)=>({from:Ea(n,t,"left"),to:Ea(e,t,"right")}),rp=()=>({
state:n,dispatch:e})=>{if(n.selection.empty)return!1;if(e){let t=n.tr,{ranges:r}=n.selection,o=n.selection instanceof x?
n.selection.$from.marksAcross(n.selection.$to):null,s=t.steps.length;r.forEach(i=>{let l=t.mapping.slice(s),a=t.doc.resolve(
l.map(i.$from.pos)),c=t.doc.resolve(l.map(i.$to.pos)),{from:d,to:u}=np(a,c,n.schema);t.deleteRange(d,u)}),t.selection.empty||
t.setSelection(x.near(t.doc.resolve(t.selection.from))),o&&t.ensureMarks(o),t.scrollIntoView(),e(t)}return!0},op=()=>({commands:n})=>n.
keyboardShortcut("Enter"),sp=()=>({state:n,dispatch:e})=>ko(n,e);function ms(n){return Object.prototype.toString.call(n)===
"[object RegExp]"}function wr(n,e,t={strict:!0}){let r=Object.keys(e);return r.length?r.every(o=>t.strict?e[o]===n[o]:ms(
e[o])?e[o].test(n[o]):e[o]===n[o]):!0}function Ga(n,e,t={}){return n.find(r=>r.type===e&&wr(Object.fromEntries(Object.keys(
t).map(o=>[o,r.attrs[o]])),t))}function Na(n,e,t={}){return!!Ga(n,e,t)}function gs(n,e,t){if(!n||!e)return;let r=n.parent.
childAfter(n.parentOffset);if((!r.node||!r.node.marks.some(a=>a.type===e))&&(r=n.parent.childBefore(n.parentOffset)),!r.
node||!r.node.marks.some(a=>a.type===e))return;if(!t){let a=r.node.marks.find(c=>c.type===e);a&&(t=a.attrs)}if(!Ga([...r.
node.marks],e,t))return;let o=r.index,s=n.start()+r.offset,i=o+1,l=s+r.node.nodeSize;for(;o>0&&Na([...n.parent.child(o-1).
marks],e,t);)o-=1,s-=n.parent.child(o).nodeSize;for(;i<n.parent.childCount&&Na([...n.parent.child(i).marks],e,t);)l+=n.parent.
child(i).nodeSize,i+=1;return{from:s,to:l}}function Fe(n,e){if(typeof n=="string"){if(!e.marks[n])throw Error(`There is \
no mark type named '${n}'. Maybe you forgot to add the extension?`);return e.marks[n]}return n}var ip=(n,e)=>({tr:t,state:r,
dispatch:o})=>{let s=Fe(n,r.schema),{doc:i,selection:l}=t,{$from:a,from:c,to:d}=l;if(o){let u=gs(a,s,e);if(u&&u.from<=c&&
u.to>=d){let f=x.create(i,u.from,u.to);t.setSelection(f)}}return!0},lp=n=>e=>{let t=typeof n=="function"?n(e):n;for(let r=0;r<
t.length;r+=1)if(t[r](e))return!0;return!1};function Xa(n){return n instanceof x}function wt(n=0,e=0,t=0){return Math.min(
Math.max(n,e),t)}function us(n,e=null){if(!e)return null;let t=v.atStart(n),r=v.atEnd(n);if(e==="start"||e===!0)return t;
if(e==="end")return r;let o=t.from,s=r.to;return e==="all"?x.create(n,wt(0,o,s),wt(n.content.size,o,s)):x.create(n,wt(e,
o,s),wt(e,o,s))}function Oa(){return["Android"].includes(navigator.platform)||/android/i.test(navigator.userAgent)}function Sr(){
return["iPad Simulator","iPhone Simulator","iPod Simulator","iPad","iPhone","iPod"].includes(navigator.platform)||navigator.
userAgent.includes("Mac")&&"ontouchend"in document}function ap(){return typeof navigator<"u"?/^((?!chrome|android).)*safari/i.
test(navigator.userAgent):!1}var cp=(n=null,e={})=>({editor:t,view:r,tr:o,dispatch:s})=>{e={scrollIntoView:!0,...e};let i=()=>{
(Sr()||Oa())&&r.dom.focus(),ap()&&!Sr()&&!Oa()&&r.dom.focus({preventScroll:!0}),requestAnimationFrame(()=>{t.isDestroyed||
(r.focus(),e?.scrollIntoView&&t.commands.scrollIntoView())})};try{if(r.hasFocus()&&n===null||n===!1)return!0}catch{return!1}
if(s&&n===null&&!Xa(t.state.selection))return i(),!0;let l=us(o.doc,n)||t.state.selection,a=t.state.selection.eq(l);return s&&
(a||o.setSelection(l),a&&o.storedMarks&&o.setStoredMarks(o.storedMarks),i()),!0},dp=(n,e)=>t=>n.every((r,o)=>e(r,{...t,index:o})),
up=(n,e)=>({tr:t,commands:r})=>r.insertContentAt({from:t.selection.from,to:t.selection.to},n,e),Ya=n=>{let e=n.childNodes;
for(let t=e.length-1;t>=0;t-=1){let r=e[t];r.nodeType===3&&r.nodeValue&&/^(\n\s\s|\n)$/.test(r.nodeValue)?n.removeChild(
r):r.nodeType===1&&Ya(r)}return n};function pr(n){if(typeof window>"u")throw new Error("[tiptap error]: there is no wind\
ow object available, so this function cannot be used");let e=`<body>${n}</body>`,t=new window.DOMParser().parseFromString(
e,"text/html").body;return Ya(t)}function Za(n){return typeof n?.nodesBetween=="function"}function jt(n,e,t){if(Za(n))return n;
let r=typeof n=="object"&&n!==null;t={slice:!0,parseOptions:{},...t};let o=typeof n=="string";if(r)try{if(Array.isArray(
n)&&n.length>0)return b.fromArray(n.map(i=>e.nodeFromJSON(i)));let s=e.nodeFromJSON(n);return t.errorOnInvalidContent&&s.
check(),s}catch(s){if(t.errorOnInvalidContent)throw new Error("[tiptap error]: Invalid JSON content",{cause:s});return console.
warn("[tiptap warn]: Invalid content.","Passed value:",n,"Error:",s),jt("",e,t)}if(o){if(t.errorOnInvalidContent){let i=!1,
l="",a=new it({topNode:e.spec.topNode,marks:e.spec.marks,nodes:e.spec.nodes.append({__tiptap__private__unknown__catch__all__node:{
content:"inline*",group:"block",parseDOM:[{tag:"*",getAttrs:c=>(i=!0,l=typeof c=="string"?c:c.outerHTML,null)}]}})});if(t.
slice?Se.fromSchema(a).parseSlice(pr(n),t.parseOptions):Se.fromSchema(a).parse(pr(n),t.parseOptions),t.errorOnInvalidContent&&
i)throw new Error("[tiptap error]: Invalid HTML content",{cause:new Error(`Invalid element found: ${l}`)})}let s=Se.fromSchema(
e);return t.slice?s.parseSlice(pr(n),t.parseOptions).content:s.parse(pr(n),t.parseOptions)}return jt("",e,t)}function Qa(n){
return!("type"in n)}function ec(n,e,t){let r=n.steps.length-1;if(r<e)return;let o=n.steps[r];if(!(o instanceof Y||o instanceof
K))return;let s=n.mapping.maps[r],i=0;s.forEach((l,a,c,d)=>{i===0&&(i=d)}),n.setSelection(v.near(n.doc.resolve(i),t))}var fp=(n,e,t)=>({
tr:r,dispatch:o,editor:s})=>{if(o){t={parseOptions:s.options.parseOptions,updateSelection:!0,applyInputRules:!1,applyPasteRules:!1,
...t};let l,a=g=>{s.emit("contentError",{editor:s,error:g,disableCollaboration:()=>{"collaboration"in s.storage&&typeof s.
storage.collaboration=="object"&&s.storage.collaboration&&(s.storage.collaboration.isDisabled=!0)}})},c={preserveWhitespace:"\
full",...t.parseOptions};if(!t.errorOnInvalidContent&&!s.options.enableContentCheck&&s.options.emitContentError)try{jt(e,
s.schema,{parseOptions:c,errorOnInvalidContent:!0})}catch(g){a(g)}try{var i;l=jt(e,s.schema,{parseOptions:c,errorOnInvalidContent:(i=
t.errorOnInvalidContent)!==null&&i!==void 0?i:s.options.enableContentCheck})}catch(g){return a(g),!1}let{from:d,to:u}=typeof n==
"number"?{from:n,to:n}:{from:n.from,to:n.to},f=!0,h=!0,p=Qa(l)?l.content:[l];if(p.forEach(g=>{g.check(),f=f?g.isText&&g.
marks.length===0:!1,h=h?g.isBlock:!1}),d===u&&h){let{parent:g}=r.doc.resolve(d);g.isTextblock&&!g.type.spec.code&&!g.childCount&&
(d-=1,u+=1)}let m;if(f)Array.isArray(e)?m=e.map(g=>g.text||"").join(""):Za(e)?m=p.map(g=>{var y;return(y=g.text)!==null&&
y!==void 0?y:""}).join(""):typeof e=="object"&&e&&e.text?m=e.text:m=e,r.insertText(m,d,u);else{m=b.from(p);let g=r.doc.resolve(
d),y=g.node(),S=g.parentOffset===0,k=y.isText||y.isTextblock,M=y.content.size>0;S&&k&&M&&h&&(d=Math.max(0,d-1)),r.replaceWith(
d,u,p)}t.updateSelection&&ec(r,r.steps.length-1,-1),t.applyInputRules&&r.setMeta("applyInputRules",{from:d,text:m}),t.applyPasteRules&&
r.setMeta("applyPasteRules",{from:d,text:m})}return!0};function tc(n){for(let e=0;e<n.edgeCount;e+=1){let{type:t}=n.edge(
e);if(t.isTextblock&&!t.hasRequiredAttrs())return t}return null}var hp=(n={})=>({tr:e,dispatch:t,editor:r})=>{let{pos:o,
attrs:s,content:i,updateSelection:l=!0}=n,a;typeof o=="number"?a=e.doc.resolve(o):o?a=o:a=e.selection.$from;let c=tc(a.parent.
contentMatchAt(a.index()));if(!c)return!1;let d=Object.keys(c.spec.attrs||{}),u=s?Object.fromEntries(Object.entries(s).filter(
([h])=>d.includes(h))):{},f;if(i){let h=jt(i,r.schema);f=c.createAndFill(u,h)}else f=c.createAndFill(u);return f?(t&&(e.
insert(a.pos,f),l&&ec(e,e.steps.length-1,-1)),!0):!1},pp=()=>({state:n,dispatch:e})=>nl(n,e),mp=()=>({state:n,dispatch:e})=>rl(
n,e),gp=()=>({state:n,dispatch:e})=>uo(n,e),yp=()=>({state:n,dispatch:e})=>po(n,e),nc=(n,e)=>{let t=n.resolve(e),r=t.nodeBefore,
o=t.nodeAfter;return!r||!o?!1:!r.type.spec.isolating&&!o.type.spec.isolating},bp=()=>({state:n,dispatch:e,tr:t})=>{try{let r=Nt(
n.doc,n.selection.$from.pos,-1);return r==null||!nc(n.doc,r)?!1:(t.join(r,2),e&&e(t),!0)}catch{return!1}},kp=()=>({state:n,
dispatch:e,tr:t})=>{try{let r=Nt(n.doc,n.selection.$from.pos,1);return r==null||!nc(n.doc,r)?!1:(t.join(r,2),e&&e(t),!0)}catch{
return!1}},wp=()=>({state:n,dispatch:e})=>Un(n,e),Sp=()=>({state:n,dispatch:e})=>Gn(n,e);function rc(){return typeof navigator<
"u"?/Mac/.test(navigator.platform):!1}function xp(n){let e=n.split(/-(?!$)/),t=e[e.length-1];t==="Space"&&(t=" ");let r,
o,s,i;for(let l=0;l<e.length-1;l+=1){let a=e[l];if(/^(cmd|meta|m)$/i.test(a))i=!0;else if(/^a(lt)?$/i.test(a))r=!0;else if(/^(c|ctrl|control)$/i.
test(a))o=!0;else if(/^s(hift)?$/i.test(a))s=!0;else if(/^mod$/i.test(a))Sr()||rc()?i=!0:o=!0;else throw new Error(`Unre\
cognized modifier name: ${a}`)}return r&&(t=`Alt-${t}`),o&&(t=`Ctrl-${t}`),i&&(t=`Meta-${t}`),s&&(t=`Shift-${t}`),t}var Cp=n=>({
editor:e,view:t,tr:r,dispatch:o})=>{let s=xp(n).split(/-(?!$)/),i=s.find(c=>!["Alt","Ctrl","Meta","Shift"].includes(c)),
l=new KeyboardEvent("keydown",{key:i==="Space"?" ":i,altKey:s.includes("Alt"),ctrlKey:s.includes("Ctrl"),metaKey:s.includes(
"Meta"),shiftKey:s.includes("Shift"),bubbles:!0,cancelable:!0}),a=e.captureTransaction(()=>{t.someProp("handleKeyDown",c=>c(
t,l))});return a?.steps.forEach(c=>{let d=c.map(r.mapping);d&&o&&r.maybeStep(d)}),!0};function Te(n,e,t={}){let{from:r,to:o,
empty:s}=n.selection,i=e?q(e,n.schema):null,l=[];n.doc.nodesBetween(r,o,(d,u)=>{if(d.isText)return;let f=Math.max(r,u),h=Math.
min(o,u+d.nodeSize);l.push({node:d,from:f,to:h})});let a=o-r,c=l.filter(d=>i?i.name===d.node.type.name:!0).filter(d=>wr(
d.node.attrs,t,{strict:!1}));return s?!!c.length:c.reduce((d,u)=>d+u.to-u.from,0)>=a}var Mp=(n,e={})=>({state:t,dispatch:r})=>Te(
t,q(n,t.schema),e)?ol(t,r):!1,vp=()=>({state:n,dispatch:e})=>So(n,e),Tp=n=>({state:e,dispatch:t})=>{let r=q(n,e.schema);
return dl(r)(e,t)},Ap=()=>({state:n,dispatch:e})=>yo(n,e);function Cr(n,e){return e.nodes[n]?"node":e.marks[n]?"mark":null}
function Da(n,e){let t=typeof e=="string"?[e]:e;return Object.keys(n).reduce((r,o)=>(t.includes(o)||(r[o]=n[o]),r),{})}var Ep=(n,e)=>({
tr:t,state:r,dispatch:o})=>{let s=null,i=null,l=Cr(typeof n=="string"?n:n.name,r.schema);if(!l)return!1;l==="node"&&(s=q(
n,r.schema)),l==="mark"&&(i=Fe(n,r.schema));let a=!1;return t.selection.ranges.forEach(c=>{r.doc.nodesBetween(c.$from.pos,
c.$to.pos,(d,u)=>{s&&s===d.type&&(a=!0,o&&t.setNodeMarkup(u,void 0,Da(d.attrs,e))),i&&d.marks.length&&d.marks.forEach(f=>{
i===f.type&&(a=!0,o&&t.addMark(u,u+d.nodeSize,i.create(Da(f.attrs,e))))})})}),a},Np=()=>({tr:n,dispatch:e})=>(e&&n.scrollIntoView(),
!0),Op=()=>({tr:n,dispatch:e})=>{if(e){let t=new le(n.doc);n.setSelection(t)}return!0},Dp=()=>({state:n,dispatch:e})=>fo(
n,e),Rp=()=>({state:n,dispatch:e})=>mo(n,e),Ip=()=>({state:n,dispatch:e})=>sl(n,e),Pp=()=>({state:n,dispatch:e})=>Co(n,e),
Lp=()=>({state:n,dispatch:e})=>xo(n,e);function fs(n,e,t={},r={}){return jt(n,e,{slice:!1,parseOptions:t,errorOnInvalidContent:r.
errorOnInvalidContent})}var zp=(n,{errorOnInvalidContent:e,emitUpdate:t=!0,parseOptions:r={}}={})=>({editor:o,tr:s,dispatch:i,
commands:l})=>{let{doc:a}=s;if(r.preserveWhitespace!=="full"){let c=fs(n,o.schema,r,{errorOnInvalidContent:e??o.options.
enableContentCheck});if(i){let d=Qa(c)?c.content:[c];s.replaceWith(0,a.content.size,d).setMeta("preventUpdate",!t)}return!0}
return i&&s.setMeta("preventUpdate",!t),l.insertContentAt({from:0,to:a.content.size},n,{parseOptions:r,errorOnInvalidContent:e??
o.options.enableContentCheck})};function oc(n,e){let t=Fe(e,n.schema),{from:r,to:o,empty:s}=n.selection,i=[];s?(n.storedMarks&&
i.push(...n.storedMarks),i.push(...n.selection.$head.marks())):n.doc.nodesBetween(r,o,a=>{i.push(...a.marks)});let l=i.find(
a=>a.type.name===t.name);return l?{...l.attrs}:{}}function Bp(n,e){let t=new Ke(n);return e.forEach(r=>{r.steps.forEach(
o=>{t.step(o)})}),t}function Jt(n,e){for(let t=n.depth;t>0;t-=1){let r=n.node(t);if(e(r))return{pos:t>0?n.before(t):0,start:n.start(t),depth:t,
node:r}}}function Mr(n){return e=>Jt(e.$from,n)}function C(n,e,t){return n.config[e]===void 0&&n.parent?C(n.parent,e,t):
typeof n.config[e]=="function"?n.config[e].bind({...t,parent:n.parent?C(n.parent,e,t):null}):n.config[e]}function ys(n){
return n.map(e=>{let t=C(e,"addExtensions",{name:e.name,options:e.options,storage:e.storage});return t?[e,...ys(t())]:e}).
flat(10)}function bs(n,e){let t=xe.fromSchema(e).serializeFragment(n),r=document.implementation.createHTMLDocument().createElement(
"div");return r.appendChild(t),r.innerHTML}function sc(n,e){let t=new Map;for(let o of n){var r;let s=(r=t.get(o.type))!==
null&&r!==void 0?r:new Map;s.set(o.name,o),t.set(o.type,s)}return[...Object.values(e.nodes),...Object.values(e.marks)].flatMap(
o=>{var s;return Object.entries((s=o.spec.attrs)!==null&&s!==void 0?s:{}).map(([i,l])=>{var a;let c=(a=t.get(o.name))===
null||a===void 0?void 0:a.get(i),d=Object.hasOwn(l,"default");return{type:o.name,name:i,attribute:{rendered:!0,renderHTML:null,
parseHTML:null,keepOnSplit:!0,...c?.attribute,default:l.default,isRequired:!d,validate:l.validate}}})})}var $p={content:"\
string",marks:"string",group:"string",inline:"boolean",atom:"boolean",selectable:"boolean",draggable:"boolean",code:"boo\
lean",whitespace:["pre","normal"],definingAsContext:"boolean",definingForContent:"boolean",defining:"boolean",isolating:"\
boolean",linebreakReplacement:"boolean"},Fp={inclusive:"boolean",excludes:"string",group:"string",spanning:"boolean",code:"\
boolean"};function Vp(n,e,t){return Object.fromEntries(Object.entries(e).flatMap(([r,o])=>{let s=n[r];if(s===void 0)return[];
if(!(typeof o=="string"?typeof s===o:typeof s=="string"&&o.includes(s)))throw new RangeError(`Invalid schemaSpec field '${t}\
.${r}'`);return[[r,s]]}))}function Ra(n,e,t,r){return{...Object.fromEntries(Object.entries(e).filter(([o])=>o!=="attrs"&&
!Object.hasOwn(r,o))),...Vp(t,r,n),attrs:t.attrs}}function Ia(n,e,t){for(let r of Object.keys(e))if(!Object.hasOwn(n,r))
throw new RangeError(`schemaSpec requires a local ${t} extension named '${r}'`);for(let r of Object.keys(n))if(!Object.hasOwn(
e,r))throw new RangeError(`Local ${t} extension '${r}' is not in schemaSpec`)}function Hp(n,e){Ia(n.nodes,e.nodes,"node"),
Ia(n.marks,e.marks,"mark");let t=e.spec.nodes,r=e.spec.marks;return e.spec.nodes.forEach((o,s)=>{t=t.update(o,Ra(o,n.nodes[o],
s,$p))}),e.spec.marks.forEach((o,s)=>{r=r.update(o,Ra(o,n.marks[o],s,Fp))}),{topNode:e.topNodeType.name,nodes:t,marks:r}}
function ic(n){let e=n.filter((t,r)=>n.indexOf(t)!==r);return Array.from(new Set(e))}function _t(n){return{baseExtensions:n.
filter(e=>e.type==="extension"),nodeExtensions:n.filter(e=>e.type==="node"),markExtensions:n.filter(e=>e.type==="mark")}}
function ks(n){let e=[],{nodeExtensions:t,markExtensions:r}=_t(n),o=[...t,...r],s={default:null,validate:void 0,rendered:!0,
renderHTML:null,parseHTML:null,keepOnSplit:!0,isRequired:!1},i=t.filter(c=>c.name!=="text").map(c=>c.name),l=r.map(c=>c.
name),a=[...i,...l];return n.forEach(c=>{let d=C(c,"addGlobalAttributes",{name:c.name,options:c.options,storage:c.storage,
extensions:o});d&&d().forEach(u=>{let f;Array.isArray(u.types)?f=u.types:u.types==="*"?f=a:u.types==="nodes"?f=i:u.types===
"marks"?f=l:f=[],f.forEach(h=>{Object.entries(u.attributes).forEach(([p,m])=>{e.push({type:h,name:p,attribute:{...s,...m}})})})})}),
o.forEach(c=>{let d=C(c,"addAttributes",{name:c.name,options:c.options,storage:c.storage});if(!d)return;let u=d();Object.
entries(u).forEach(([f,h])=>{let p={...s,...h};typeof p?.default=="function"&&(p.default=p.default()),p?.isRequired&&p?.
default===void 0&&delete p.default,e.push({type:c.name,name:f,attribute:p})})}),e}function hs(n){return typeof n=="funct\
ion"}function I(n,e=void 0,...t){return hs(n)?e?n.bind(e)(...t):n(...t):n}function Wp(n={}){return Object.keys(n).length===
0&&n.constructor===Object}function jp(n){let e=[],t="",r=!1,o=!1,s=0,i=n.length;for(let l=0;l<i;l+=1){let a=n[l];if(a===
"'"&&!o){r=!r,t+=a;continue}if(a==='"'&&!r){o=!o,t+=a;continue}if(!r&&!o){if(a==="("){s+=1,t+=a;continue}if(a===")"&&s>0){
s-=1,t+=a;continue}if(a===";"&&s===0){e.push(t),t="";continue}}t+=a}return t&&e.push(t),e}function Pa(n){let e=[],t=jp(n||
""),r=t.length;for(let o=0;o<r;o+=1){let s=t[o],i=s.indexOf(":");if(i===-1)continue;let l=s.slice(0,i).trim(),a=s.slice(
i+1).trim();l&&a&&e.push([l,a])}return e}function D(...n){return n.filter(e=>!!e).reduce((e,t)=>{let r={...e};return Object.
entries(t).forEach(([o,s])=>{if(o==="__proto__"){Object.defineProperty(r,o,{configurable:!0,enumerable:!0,value:s,writable:!0});
return}if(!r[o]){r[o]=s;return}if(o==="class"){let i=s?String(s).split(" "):[],l=r[o]?r[o].split(" "):[],a=i.filter(c=>!l.
includes(c));r[o]=[...l,...a].join(" ")}else if(o==="style"){let i=new Map([...Pa(r[o]),...Pa(s)]);r[o]=Array.from(i.entries()).
map(([l,a])=>`${l}: ${a}`).join("; ")}else r[o]=s}),r},{})}function Kt(n,e){return e.filter(t=>t.type===n.type.name).filter(
t=>t.attribute.rendered).map(t=>t.attribute.renderHTML?t.attribute.renderHTML(n.attrs)||{}:{[t.name]:n.attrs[t.name]}).reduce(
(t,r)=>D(t,r),{})}function _p(n){return typeof n!="string"?n:n.match(/^[+-]?(?:\d*\.)?\d+$/)?Number(n):n==="true"?!0:n===
"false"?!1:n}function La(n,e){return"style"in n?n:{...n,getAttrs:t=>{let r=n.getAttrs?n.getAttrs(t):n.attrs;if(r===!1)return!1;
let o=e.reduce((s,i)=>{let l=i.attribute.parseHTML?i.attribute.parseHTML(t):_p(t.getAttribute(i.name));return l==null?s:
{...s,[i.name]:l}},{});return{...r,...o}}}}function za(n){return Object.fromEntries(Object.entries(n).filter(([e,t])=>e===
"attrs"&&Wp(t)?!1:t!=null))}function Ba(n){var e,t;let r={};return!(!(n==null||(e=n.attribute)===null||e===void 0)&&e.isRequired)&&
"default"in(n?.attribute||{})&&(r.default=n.attribute.default),(n==null||(t=n.attribute)===null||t===void 0?void 0:t.validate)!==
void 0&&(r.validate=n.attribute.validate),[n.name,r]}function $a(n,e,t=ks(n)){var r;let{nodeExtensions:o,markExtensions:s}=_t(
n);return{topNode:(r=o.find(i=>C(i,"topNode")))===null||r===void 0?void 0:r.name,nodes:Object.fromEntries(o.map(i=>{let l=t.
filter(h=>h.type===i.name),a={name:i.name,options:i.options,storage:i.storage,editor:e},c=za({...n.reduce((h,p)=>{let m=C(
p,"extendNodeSchema",a);return{...h,...m?m(i):{}}},{}),content:I(C(i,"content",a)),marks:I(C(i,"marks",a)),group:I(C(i,"\
group",a)),inline:I(C(i,"inline",a)),atom:I(C(i,"atom",a)),selectable:I(C(i,"selectable",a)),draggable:I(C(i,"draggable",
a)),code:I(C(i,"code",a)),whitespace:I(C(i,"whitespace",a)),linebreakReplacement:I(C(i,"linebreakReplacement",a)),defining:I(
C(i,"defining",a)),isolating:I(C(i,"isolating",a)),attrs:Object.fromEntries(l.map(Ba))}),d=I(C(i,"parseHTML",a));d&&(c.parseDOM=
d.map(h=>La(h,l)));let u=C(i,"renderHTML",a);u&&(c.toDOM=h=>u({node:h,HTMLAttributes:Kt(h,l)}));let f=C(i,"renderText",a);
return f&&(c.toText=f),[i.name,c]})),marks:Object.fromEntries(s.map(i=>{let l=t.filter(f=>f.type===i.name),a={name:i.name,
options:i.options,storage:i.storage,editor:e},c=za({...n.reduce((f,h)=>{let p=C(h,"extendMarkSchema",a);return{...f,...p?
p(i):{}}},{}),inclusive:I(C(i,"inclusive",a)),excludes:I(C(i,"excludes",a)),group:I(C(i,"group",a)),spanning:I(C(i,"span\
ning",a)),code:I(C(i,"code",a)),attrs:Object.fromEntries(l.map(Ba))}),d=I(C(i,"parseHTML",a));d&&(c.parseDOM=d.map(f=>La(
f,l)));let u=C(i,"renderHTML",a);return u&&(c.toDOM=f=>u({mark:f,HTMLAttributes:Kt(f,l)})),[i.name,c]}))}}function lc(n,e,t){
if(t===void 0)return new it($a(n,e));let r=ic(n.filter(i=>i.type!=="extension").map(i=>i.name));if(r.length)throw new RangeError(
`Duplicate local schema types: ${r.join(", ")}`);let o=new it(t),s=$a(n,e,sc(ks(n),o));return new it(Hp(s,o))}function Tn(n){
return n.sort((t,r)=>{let o=C(t,"priority")||100,s=C(r,"priority")||100;return o>s?-1:o<s?1:0})}function ws(n){let e=Tn(
ys(n)),t=ic(e.map(r=>r.name));return t.length&&console.warn(`[tiptap warn]: Duplicate extension names found: [${t.map(r=>`\
'${r}'`).join(", ")}]. This can lead to issues.`),e}function Kp(n,e){return lc(ws(n),e)}function ac(n,e,t){let{from:r,to:o}=e,{blockSeparator:s=`

`,textSerializers:i={}}=t||{},l="";return n.nodesBetween(r,o,(a,c,d,u)=>{a.isBlock&&c>r&&(l+=s);let f=i?.[a.type.name];if(f)
return d&&(l+=f({node:a,pos:c,parent:d,index:u,range:e})),!1;if(a.isText){var h;l+=a==null||(h=a.text)===null||h===void 0?
void 0:h.slice(Math.max(r,c)-c,o-c)}}),l}function Jp(n,e){return ac(n,{from:0,to:n.content.size},e)}function cc(n){return Object.
fromEntries(Object.entries(n.nodes).filter(([,e])=>e.spec.toText).map(([e,t])=>[e,t.spec.toText]))}function qp(n,e){let t=q(e,n.schema),{from:r,to:o}=n.selection,s=[];n.doc.nodesBetween(r,o,l=>{s.push(l)});let i=s.reverse().
find(l=>l.type.name===t.name);return i?{...i.attrs}:{}}function Up(n,e){let t=Cr(typeof e=="string"?e:e.name,n.schema);return t===
"node"?qp(n,e):t==="mark"?oc(n,e):{}}function Gp(n,e=JSON.stringify){let t={};return n.filter(r=>{let o=e(r);return Object.
prototype.hasOwnProperty.call(t,o)?!1:t[o]=!0})}function Xp(n){let e=Gp(n);return e.length===1?e:e.filter((t,r)=>!e.filter(
(o,s)=>s!==r).some(o=>t.oldRange.from>=o.oldRange.from&&t.oldRange.to<=o.oldRange.to&&t.newRange.from>=o.newRange.from&&
t.newRange.to<=o.newRange.to))}function vr(n){let{mapping:e,steps:t}=n,r=[],o=e.invert();return e.maps.forEach((s,i)=>{let l=[];
if(s.ranges.length)s.forEach((c,d)=>{l.push({from:c,to:d})});else{let{from:c,to:d}=t[i];if(c===void 0||d===void 0)return;
l.push({from:c,to:d})}let a=e.slice(i);l.forEach(({from:c,to:d})=>{let u=a.map(c,-1),f=a.map(d),h=o.map(u,-1),p=o.map(f);
r.push({oldRange:{from:h,to:p},newRange:{from:u,to:f}})})}),Xp(r)}function dc(n,e,t){let r=[];return n===e?t.resolve(n).marks().forEach(o=>{let s=gs(t.resolve(n),o.type);s&&r.push({mark:o,
...s})}):t.nodesBetween(n,e,(o,s)=>{!o||o?.nodeSize===void 0||r.push(...o.marks.map(i=>({from:s,to:s+o.nodeSize,mark:i})))}),
r}var uc=(n,e,t,r=20)=>{let o=n.doc.resolve(t),s=r,i=null;for(;s>0&&i===null;){let l=o.node(s);l?.type.name===e?i=l:s-=1}
return[i,s]},fc=n=>{let e=n.depth-1;if(e<0)return null;let t=n.index(e);return t===0?null:n.node(e).child(t-1)};function $t(n,e){
return e.nodes[n]||e.marks[n]||null}function kr(n,e,t){return Object.fromEntries(Object.entries(t).filter(([r])=>{let o=n.
find(s=>s.type===e&&s.name===r);return o?o.attribute.keepOnSplit:!1}))}var Yp=(n,e=500)=>{let t="",r=n.parentOffset;return n.
parent.nodesBetween(Math.max(0,r-e),r,(o,s,i,l)=>{var a,c;let d=((a=(c=o.type.spec).toText)===null||a===void 0?void 0:a.
call(c,{node:o,pos:s,parent:i,index:l}))||o.textContent||"%leaf%";t+=o.isAtom&&!o.isText?d:d.slice(0,Math.max(0,r-s))}),
t};function ps(n,e,t={}){let{empty:r,ranges:o}=n.selection,s=e?Fe(e,n.schema):null;if(r)return!!(n.storedMarks||n.selection.
$from.marks()).filter(d=>s?s.name===d.type.name:!0).find(d=>wr(d.attrs,t,{strict:!1}));let i=0,l=[];if(o.forEach(({$from:d,
$to:u})=>{let f=d.pos,h=u.pos;n.doc.nodesBetween(f,h,(p,m)=>{if(s&&p.inlineContent&&!p.type.allowsMarkType(s))return!1;if(!p.
isText&&!p.marks.length)return;let g=Math.max(f,m),y=Math.min(h,m+p.nodeSize),S=y-g;i+=S,l.push(...p.marks.map(k=>({mark:k,
from:g,to:y})))})}),i===0)return!1;let a=l.filter(d=>s?s.name===d.mark.type.name:!0).filter(d=>wr(d.mark.attrs,t,{strict:!1})).
reduce((d,u)=>d+u.to-u.from,0),c=l.filter(d=>s?d.mark.type!==s&&d.mark.type.excludes(s):!0).reduce((d,u)=>d+u.to-u.from,
0);return(a>0?a+c:a)>=i}function Zp(n,e,t={}){if(!e)return Te(n,null,t)||ps(n,null,t);let r=Cr(e,n.schema);return r==="n\
ode"?Te(n,e,t):r==="mark"?ps(n,e,t):!1}var hc=(n,e)=>{let{$from:t,$to:r,$anchor:o}=n.selection;if(e){let s=Mr(l=>l.type.
name===e)(n.selection);if(!s)return!1;let i=n.doc.resolve(s.pos+1);return o.pos+1===i.end()}return!(r.parentOffset<r.parent.
nodeSize-2||t.pos!==r.pos)},pc=n=>{let{$from:e,$to:t}=n.selection;return!(e.parentOffset>0||e.pos!==t.pos)};function Fa(n,e){
return Array.isArray(e)?e.some(t=>(typeof t=="string"?t:t.name)===n.name):e}function Mn(n,e){let{nodeExtensions:t}=_t(e),
r=t.find(s=>s.name===n);if(!r)return!1;let o=I(C(r,"group",{name:r.name,options:r.options,storage:r.storage}));return typeof o!=
"string"?!1:o.split(" ").includes("list")}function qt(n,{checkChildren:e=!0,ignoreWhitespace:t=!1}={}){if(t){if(n.type.name===
"hardBreak")return!0;if(n.isText){var r;return!/\S/.test((r=n.text)!==null&&r!==void 0?r:"")}}if(n.isText)return!n.text;
if(n.isAtom||n.isLeaf)return!1;if(n.content.childCount===0)return!0;if(e){let o=!0;return n.content.forEach(s=>{o!==!1&&
(qt(s,{ignoreWhitespace:t,checkChildren:e})||(o=!1))}),o}return!1}function Tr(n){return n instanceof T}function Qp(n){if(n===null||typeof n!="object")return!1;let e=n;return!(typeof e.apply!="function"||typeof e.getMap!="fu\
nction"||typeof e.invert!="function"||typeof e.map!="function"||typeof e.merge!="function"||typeof e.toJSON!="function")}function em(n){if(n===null||typeof n!="object")return!1;let e=n;if(!Qp(e))return!1;let t=e.toJSON();return!(t===null||typeof t!=
"object"||t.stepType!=="replace")}var mc=class gc{constructor(e){this.position=e}static fromJSON(e){return new gc(e.position)}toJSON(){return{position:this.
position}}};function tm(n,e){let t=e.mapping.mapResult(n.position);return{position:new mc(t.pos),mapResult:t}}function nm(n){
return new mc(n)}function rm(n,e,t){let{selection:r}=e,o=null;if(Xa(r)&&(o=r.$cursor),o){var s;let l=(s=n.storedMarks)!==null&&s!==void 0?
s:o.marks();return o.parent.type.allowsMarkType(t)&&(!!t.isInSet(l)||!l.some(a=>a.type.excludes(t)))}let{ranges:i}=r;return i.
some(({$from:l,$to:a})=>{let c=l.depth===0?n.doc.inlineContent&&n.doc.type.allowsMarkType(t):!1;return n.doc.nodesBetween(
l.pos,a.pos,(d,u,f)=>{if(c)return!1;if(d.isInline){let h=!f||f.type.allowsMarkType(t),p=!!t.isInSet(d.marks)||!d.marks.some(
m=>m.type.excludes(t));c=h&&p}return!c}),c})}var om=(n,e={})=>({tr:t,state:r,dispatch:o})=>{let{selection:s}=t,{empty:i,
ranges:l}=s,a=Fe(n,r.schema);if(o)if(i){let c=oc(r,a);t.addStoredMark(a.create({...c,...e}))}else l.forEach(c=>{let d=c.
$from.pos,u=c.$to.pos;r.doc.nodesBetween(d,u,(f,h)=>{let p=Math.max(h,d),m=Math.min(h+f.nodeSize,u);f.marks.find(g=>g.type===
a)?f.marks.forEach(g=>{a===g.type&&t.addMark(p,m,a.create({...g.attrs,...e}))}):t.addMark(p,m,a.create(e))})});return rm(
r,t,a)},sm=(n,e)=>({tr:t})=>(t.setMeta(n,e),!0),im=(n,e={})=>({state:t,dispatch:r,chain:o})=>{let s=q(n,t.schema),i;return t.
selection.$anchor.sameParent(t.selection.$head)&&(i=t.selection.$anchor.parent.attrs),s.isTextblock?o().command(({commands:l})=>Mo(
s,{...i,...e})(t)?!0:l.clearNodes()).command(({state:l})=>Mo(s,{...i,...e})(l,r)).run():(console.warn('[tiptap warn]: Cu\
rrently "setNode()" only supports text block nodes.'),!1)},lm=n=>({tr:e,dispatch:t})=>{if(t){let{doc:r}=e,o=wt(n,0,r.content.
size),s=T.create(r,o);e.setSelection(s)}return!0},am=(n,e)=>({tr:t,state:r,dispatch:o})=>{let{selection:s}=r,i,l;return typeof e==
"number"?(i=e,l=e):e&&"from"in e&&"to"in e?(i=e.from,l=e.to):(i=s.from,l=s.to),o&&t.doc.nodesBetween(i,l,(a,c)=>{a.isText||
t.setNodeMarkup(c,void 0,{...a.attrs,dir:n})}),!0},cm=n=>({tr:e,dispatch:t})=>{if(t){let{doc:r}=e,{from:o,to:s}=typeof n==
"number"?{from:n,to:n}:n,i=x.atStart(r).from,l=x.atEnd(r).to,a=wt(o,i,l),c=wt(s,i,l),d=x.create(r,a,c);e.setSelection(d)}
return!0},dm=n=>({state:e,dispatch:t})=>{let r=q(n,e.schema);return ul(r)(e,t)};function Va(n,e){let t=n.storedMarks||n.
selection.$to.parentOffset&&n.selection.$from.marks();if(t){let r=t.filter(o=>e?.includes(o.type.name));n.tr.ensureMarks(
r)}}var um=({keepMarks:n=!0}={})=>({tr:e,state:t,dispatch:r,editor:o})=>{let{selection:s,doc:i}=e,{$from:l,$to:a}=s,c=o.
extensionManager.attributes,d=kr(c,l.node().type.name,l.node().attrs);if(s instanceof T&&s.node.isBlock)return!l.parentOffset||
!pe(i,l.pos)?!1:(r&&(n&&Va(t,o.extensionManager.splittableMarks),e.split(l.pos).scrollIntoView()),!0);if(!l.parent.isBlock)
return!1;let u=a.parentOffset===a.parent.content.size,f=l.depth===0?void 0:tc(l.node(-1).contentMatchAt(l.indexAfter(-1))),
h=u&&f?[{type:f,attrs:d}]:void 0,p=s instanceof x&&!s.empty?at.create({doc:e.doc,selection:s}).tr.deleteSelection():null,
m=p?p.doc:e.doc,g=p?p.mapping.map(l.pos):l.pos,y=pe(m,g,1,h);if(!h&&!y&&pe(m,g,1,f?[{type:f}]:void 0)&&(y=!0,h=f?[{type:f,
attrs:d}]:void 0),r){if(y){let S=e.steps.length;if(s instanceof x&&e.deleteSelection(),e.split(e.mapping.slice(S).map(l.
pos),1,h),f&&!u&&!l.parentOffset&&l.parent.type!==f){let k=e.mapping.slice(S).map(l.before()),M=e.doc.resolve(k);l.node(
-1).canReplaceWith(M.index(),M.index()+1,f)&&e.setNodeMarkup(e.mapping.slice(S).map(l.before()),f)}}n&&Va(t,o.extensionManager.
splittableMarks),e.scrollIntoView()}return y},fm=(n,e={})=>({tr:t,state:r,dispatch:o,editor:s})=>{let i=q(n,r.schema),{$from:l,
$to:a}=r.selection,c=r.selection.node;if(c&&c.isBlock||l.depth<2||!l.sameParent(a))return!1;let d=l.node(-1);if(d.type!==
i)return!1;let u=s.extensionManager.attributes;if(l.parent.content.size===0&&l.node(-1).childCount===l.indexAfter(-1)){if(l.
depth===2||l.node(-3).type!==i||l.index(-2)!==l.node(-2).childCount-1)return!1;if(o){var f;let M=b.empty,O=l.index(-1)?1:
l.index(-2)?2:3;for(let He=l.depth-O;He>=l.depth-3;He-=1)M=b.from(l.node(He).copy(M));let H=l.indexAfter(-1)<l.node(-2).
childCount?1:l.indexAfter(-2)<l.node(-3).childCount?2:3,E={...kr(u,l.node().type.name,l.node().attrs),...e},P=((f=i.contentMatch.
defaultType)===null||f===void 0?void 0:f.createAndFill(E))||void 0;M=M.append(b.from(i.createAndFill(null,P)||void 0));let V=l.
before(l.depth-(O-1));t.replace(V,l.after(-H),new w(M,4-O,0));let _=-1;t.doc.nodesBetween(V,t.doc.content.size,(He,Dn)=>{
if(_>-1)return!1;He.isTextblock&&He.content.size===0&&(_=Dn+1)}),_>-1&&t.setSelection(x.near(t.doc.resolve(_))),t.scrollIntoView()}
return!0}let h=a.pos===l.end()?d.contentMatchAt(0).defaultType:null,p={...kr(u,d.type.name,d.attrs),...e},m={...kr(u,l.node().
type.name,l.node().attrs),...e},g=l.parentOffset===0&&l.index(-1)===0,y=l.before(-1);t.delete(l.pos,a.pos);let S=g?d.attrs:
p,k=h?[{type:i,attrs:S},{type:h,attrs:m}]:[{type:i,attrs:S}];if(!pe(t.doc,l.pos,2))return!1;if(o){let{selection:M,storedMarks:O}=r,
{splittableMarks:H}=s.extensionManager,E=O||M.$to.parentOffset&&M.$from.marks();if(t.split(l.pos,2,k).scrollIntoView(),g&&
t.setNodeMarkup(y,void 0,p),!E||!o)return!0;let P=E.filter(V=>H.includes(V.type.name));t.ensureMarks(P)}return!0};function yc(n,e,t){
if(!n.validContent(e))return null;try{return n.create(t,e)}catch{return null}}function Ss(n,e){if(n.pendingContent.length===
0)return!0;let t=yc(e,b.from(n.pendingContent));return t?(n.items.push(t),n.pendingContent=[],!0):!1}function hm(n,e,t){
return t.validContent(b.from([...e.pendingContent,n]))?(e.pendingContent.push(n),!0):!Ss(e,t)||!t.validContent(b.from(n))?
!1:(e.pendingContent.push(n),!0)}function pm(n,e,t,r){let o=r(n,t);if(!o)return!1;let s=yc(t.listType,b.from(o),n.attrs);
return s?t.itemType.validContent(b.from([...e.pendingContent,s]))?(e.pendingContent.push(s),!0):Ss(e,t.itemType)?(e.items.
push(...o),!0):!1:!1}function mm(n,e,t){let r={items:[],pendingContent:[]};for(let o=0;o<n.childCount;o+=1){let s=n.child(
o);if(!(e.isListNode(s)?pm(s,r,e,t):hm(s,r,e.itemType)))return null}return Ss(r,e.itemType)?r.items:null}function bc(n,e){
let t=[];for(let r=0;r<n.childCount;r+=1){let o=mm(n.child(r),e,bc);if(!o)return null;t.push(...o)}return t}function Ha(n,e){
let t=null;return n.descendants((r,o)=>r!==e?!0:(t=o,!1)),t}function Wa(n){return!n||n==="1"?null:n}function kc(n,e){return Wa(
n)===Wa(e)}var mr=(n,e)=>{let t=Mr(s=>s.type===e)(n.selection);if(!t)return!0;let r=n.doc.resolve(Math.max(0,t.pos-1)).before(
t.depth);if(r===void 0)return!0;let o=n.doc.nodeAt(r);return!(t.node.type===o?.type&&ye(n.doc,t.pos))||!kc(t.node.attrs.
type,o?.attrs.type)||n.join(t.pos),!0},gr=(n,e)=>{let t=Mr(s=>s.type===e)(n.selection);if(!t)return!0;let r=n.doc.resolve(
t.start).after(t.depth);if(r===void 0)return!0;let o=n.doc.nodeAt(r);return!(t.node.type===o?.type&&ye(n.doc,r))||!kc(t.
node.attrs.type,o?.attrs.type)||n.join(r),!0};function gm(n){let e=n.doc,t=e.firstChild;if(!t)return null;let r=e.resolve(
1),o=e.resolve(t.nodeSize-1);return x.between(r,o)}var ym=(n,e,t,r={})=>({editor:o,tr:s,state:i,dispatch:l,chain:a,commands:c,
can:d})=>{let{extensions:u,splittableMarks:f}=o.extensionManager,h=q(n,i.schema),p=q(e,i.schema),{selection:m,storedMarks:g}=i,
{$from:y,$to:S}=m,k=y.blockRange(S),M=g||m.$to.parentOffset&&m.$from.marks();if(!k)return!1;let O=Mr(we=>Mn(we.type.name,
u))(m),H=m.from===0&&m.to===i.doc.content.size,E=i.doc.content.content,P=E.length===1?E[0]:null,V=H&&P&&Mn(P.type.name,u)?
{node:P,pos:0,depth:0}:null,_=O??V,He=!!O&&k.depth>=1&&k.depth-O.depth<=1,Dn=!!V;if((He||Dn)&&_){if(_.node.type===h)return H&&
Dn?a().command(({tr:we,dispatch:tt})=>{let We=gm(we);return We?(we.setSelection(We),tt&&tt(we),!0):!1}).liftListItem(p).
run():c.liftListItem(p);if(Mn(_.node.type.name,u)&&h.validContent(_.node.content))return a().command(()=>(s.setNodeMarkup(
_.pos,h),!0)).command(()=>mr(s,h)).command(()=>gr(s,h)).run();if(Mn(_.node.type.name,u)){var _r;let we=(_r=_.node.firstChild)===
null||_r===void 0?void 0:_r.type;if(we&&we!==p){let tt=bc(_.node,{listType:h,itemType:p,isListNode:Rn=>Mn(Rn.type.name,u)}),
We=tt?b.from(tt):null;return!We||!h.validContent(We)?!1:a().command(()=>{let{$anchor:Rn,$head:Js}=s.selection,qs=Rn.parent,
Us=Js.parent,eu=Rn.parentOffset,tu=Js.parentOffset,In;try{In=h.create(r,We)}catch{return!1}if(s.replaceWith(_.pos,_.pos+
_.node.nodeSize,In),qs.inlineContent&&Us.inlineContent){let Gs=Ha(In,qs),Xs=Ha(In,Us);if(Gs!==null&&Xs!==null){let nu=_.
pos+Gs+2+eu,ru=_.pos+Xs+2+tu;s.setSelection(x.create(s.doc,nu,ru))}}return!0}).command(()=>mr(s,h)).command(()=>gr(s,h)).
run()}}}return!t||!M||!l?a().command(()=>d().wrapInList(h,r)?!0:c.clearNodes()).wrapInList(h,r).command(()=>mr(s,h)).command(
()=>gr(s,h)).run():a().command(()=>{let we=d().wrapInList(h,r),tt=M.filter(We=>f.includes(We.type.name));return s.ensureMarks(
tt),we?!0:c.clearNodes()}).wrapInList(h,r).command(()=>mr(s,h)).command(()=>gr(s,h)).run()},bm=(n,e={},t={})=>({state:r,
commands:o})=>{let{extendEmptyMarkRange:s=!1}=t,i=Fe(n,r.schema);return ps(r,i,e)?o.unsetMark(i,{extendEmptyMarkRange:s}):
o.setMark(i,e)},km=(n,e,t={})=>({state:r,commands:o})=>{let s=q(n,r.schema),i=q(e,r.schema),l=Te(r,s,t),a;return r.selection.
$anchor.sameParent(r.selection.$head)&&(a=r.selection.$anchor.parent.attrs),l?o.setNode(i,a):o.setNode(s,{...a,...t})},wm=(n,e={})=>({
state:t,commands:r})=>{let o=q(n,t.schema);return Te(t,o,e)?r.lift(o):r.wrapIn(o,e)},Sm=()=>({state:n,dispatch:e})=>{let t=n.
plugins;for(let r=0;r<t.length;r+=1){let o=t[r],s;if(o.spec.isInputRules&&(s=o.getState(n))){if(e){let i=n.tr,l=s.transform;
for(let a=l.steps.length-1;a>=0;a-=1)i.step(l.steps[a].invert(l.docs[a]));if(s.text){let a=i.doc.resolve(s.from).marks();
i.replaceWith(s.from,s.to,n.schema.text(s.text,a))}else i.delete(s.from,s.to)}return!0}}return!1},xm=(n={})=>({tr:e,dispatch:t,
editor:r})=>{let{ignoreClearable:o=!1}=n,{selection:s}=e,{empty:i,ranges:l}=s;if(i)return!0;let{nonClearableMarks:a}=r.extensionManager;
if(t){let c=Object.values(r.schema.marks).filter(d=>o||!a.includes(d.name));l.forEach(d=>{for(let u of c)e.removeMark(d.
$from.pos,d.$to.pos,u)})}return!0},Cm=(n,e={})=>({tr:t,state:r,dispatch:o})=>{let{extendEmptyMarkRange:s=!1}=e,{selection:i}=t,
l=Fe(n,r.schema),{$from:a,empty:c,ranges:d}=i;if(!o)return!0;if(c&&s){var u;let{from:f,to:h}=i,p=gs(a,l,(u=a.marks().find(
m=>m.type===l))===null||u===void 0?void 0:u.attrs);p&&(f=p.from,h=p.to),t.removeMark(f,h,l)}else d.forEach(f=>{t.removeMark(
f.$from.pos,f.$to.pos,l)});return t.removeStoredMark(l),!0},Mm=n=>({tr:e,state:t,dispatch:r})=>{let{selection:o}=t,s,i;return typeof n==
"number"?(s=n,i=n):n&&"from"in n&&"to"in n?(s=n.from,i=n.to):(s=o.from,i=o.to),r&&e.doc.nodesBetween(s,i,(l,a)=>{if(l.isText)
return;let c={...l.attrs};delete c.dir,e.setNodeMarkup(a,void 0,c)}),!0},vm=(n,e={})=>({tr:t,state:r,dispatch:o})=>{let s=null,
i=null,l=Cr(typeof n=="string"?n:n.name,r.schema);if(!l)return!1;l==="node"&&(s=q(n,r.schema)),l==="mark"&&(i=Fe(n,r.schema));
let a=!1;return t.selection.ranges.forEach(c=>{let d=c.$from.pos,u=c.$to.pos,f,h,p,m;t.selection.empty?r.doc.nodesBetween(
d,u,(g,y)=>{s&&s===g.type&&(a=!0,p=Math.max(y,d),m=Math.min(y+g.nodeSize,u),f=y,h=g)}):r.doc.nodesBetween(d,u,(g,y)=>{y<
d&&s&&s===g.type&&(a=!0,p=Math.max(y,d),m=Math.min(y+g.nodeSize,u),f=y,h=g),y>=d&&y<=u&&(s&&s===g.type&&(a=!0,o&&t.setNodeMarkup(
y,void 0,{...g.attrs,...e})),i&&g.marks.length&&g.marks.forEach(S=>{if(i===S.type&&(a=!0,o)){let k=Math.max(y,d),M=Math.
min(y+g.nodeSize,u);t.addMark(k,M,i.create({...S.attrs,...e}))}}))}),h&&(f!==void 0&&o&&t.setNodeMarkup(f,void 0,{...h.attrs,
...e}),i&&h.marks.length&&h.marks.forEach(g=>{i===g.type&&o&&t.addMark(p,m,i.create({...g.attrs,...e}))}))}),a},Vt=new z(
"__tiptap_decorations__"),Tm=n=>({tr:e,dispatch:t})=>(t&&e.setMeta(Vt,{type:"force",name:n}),!0),Am=(n,e={})=>({state:t,
dispatch:r})=>{let o=q(n,t.schema);return al(o,e)(t,r)},Em=(n,e={})=>({state:t,dispatch:r})=>{let o=q(n,t.schema);return cl(
o,e)(t,r)},Nm=Zs({blur:()=>Jh,clearContent:()=>qh,clearNodes:()=>Uh,command:()=>Gh,createParagraphNear:()=>Xh,cut:()=>Yh,
deleteCurrentNode:()=>Zh,deleteNode:()=>Qh,deleteRange:()=>ep,deleteSelection:()=>rp,enter:()=>op,exitCode:()=>sp,extendMarkRange:()=>ip,
first:()=>lp,focus:()=>cp,forEach:()=>dp,insertContent:()=>up,insertContentAt:()=>fp,insertDefaultBlock:()=>hp,joinBackward:()=>gp,
joinDown:()=>mp,joinForward:()=>yp,joinItemBackward:()=>bp,joinItemForward:()=>kp,joinTextblockBackward:()=>wp,joinTextblockForward:()=>Sp,
joinUp:()=>pp,keyboardShortcut:()=>Cp,lift:()=>Mp,liftEmptyBlock:()=>vp,liftListItem:()=>Tp,newlineInCode:()=>Ap,resetAttributes:()=>Ep,
scrollIntoView:()=>Np,selectAll:()=>Op,selectNodeBackward:()=>Dp,selectNodeForward:()=>Rp,selectParentNode:()=>Ip,selectTextblockEnd:()=>Pp,
selectTextblockStart:()=>Lp,setContent:()=>zp,setMark:()=>om,setMeta:()=>sm,setNode:()=>im,setNodeSelection:()=>lm,setTextDirection:()=>am,
setTextSelection:()=>cm,sinkListItem:()=>dm,splitBlock:()=>um,splitListItem:()=>fm,toggleList:()=>ym,toggleMark:()=>bm,toggleNode:()=>km,
toggleWrap:()=>wm,undoInputRule:()=>Sm,unsetAllMarks:()=>xm,unsetMark:()=>Cm,unsetTextDirection:()=>Mm,updateAttributes:()=>vm,
updateDecorations:()=>Tm,wrapIn:()=>Am,wrapInList:()=>Em}),Ht=new WeakMap;function Om(n,e){var t;Ht.set(n,((t=Ht.get(n))!==
null&&t!==void 0?t:0)+1);try{return e()}finally{var r;let o=((r=Ht.get(n))!==null&&r!==void 0?r:1)-1;o>0?Ht.set(n,o):Ht.
delete(n)}}function Dm(n){return Ht.has(n)}var Rm=class{constructor(){this.callbacks={}}on(n,e){return this.callbacks[n]||
(this.callbacks[n]=[]),this.callbacks[n].push(e),this}emit(n,...e){let t=this.callbacks[n];return t&&t.forEach(r=>r.apply(
this,e)),this}off(n,e){let t=this.callbacks[n];return t&&(e?this.callbacks[n]=t.filter(r=>r!==e):delete this.callbacks[n]),
this}once(n,e){let t=(...r)=>{this.off(n,t),e.apply(this,r)};return this.on(n,t)}removeAllListeners(){this.callbacks={}}},
wc=typeof process<"u"&&!1;function Im(n){return n.kind==="widget"}function Sc(n,e){let t=[],r=new Set;for(let o of n)o.kind===
"widget"&&Im(o)&&r.add(o.key),t.push(o.toPMDecoration(e));return{decorations:t,widgetKeys:r}}function Pm(n,e,t){let{decorations:r,
widgetKeys:o}=Sc(e,t);return{set:L.create(n,r),widgetKeys:o}}function xc({position:n,from:e,to:t,docSize:r}){return n<e?
!1:n<t?!0:n===t&&t===r}function Lm({decorations:n,from:e,to:t,docSize:r,extensionName:o,warnedExtensions:s}){return n.filter(
i=>xc({position:i.anchor,from:e,to:t,docSize:r})?!0:(i.anchor===t||s.has(o)||(s.add(o),console.warn(`[tiptap warn]: Exte\
nsion "${o}" returned a decoration outside the requested range [${e}, ${t}). It was ignored.`)),!1))}function Cc(n){var e;
let t=(e=n.spec)===null||e===void 0?void 0:e.key;return typeof t=="string"?t:void 0}function zm(n){let e=new Map,t=new Map;
for(let i of n.find()){var r,o,s;let l=Cc(i);if(!l)continue;let a=(r=i.spec.extensionName)!==null&&r!==void 0?r:"unknown",
c=(o=e.get(l))!==null&&o!==void 0?o:new Set;c.add(a),e.set(l,c),t.set(l,((s=t.get(l))!==null&&s!==void 0?s:0)+1)}return Array.
from(e,([i,l])=>({key:i,extensions:l})).filter(({key:i})=>{var l;return((l=t.get(i))!==null&&l!==void 0?l:0)>1})}function Mc(n){
return n.jsonID==="attr"}function Bm(n){let e=!1;if(n.getMap().forEach(()=>{e=!0}),e||Mc(n))return!0;let t=n;return typeof t.
from=="number"&&typeof t.to=="number"}function $m(n,e){let t=null,r=0,o=0;for(let s=0;s<n.childCount&&!(o>e.to);s+=1){let i=o+
n.child(s).nodeSize;i>=e.from&&(t===null&&(t=o),r=i),o=i}return t===null?null:{from:t,to:r}}function Fm(n,e){if(n.steps.
some(s=>!Bm(s)))return{type:"full"};let t=vr(n).map(({newRange:s})=>s);n.steps.forEach((s,i)=>{if(!Mc(s))return;let l=n.
mapping.slice(i);t.push({from:l.map(s.pos,-1),to:l.map(s.pos+1)})});let r=[];for(let s of t){let i=$m(e,s);i&&r.push(i)}
r.sort((s,i)=>s.from-i.from);let o=[];for(let s of r){let i=o[o.length-1];i&&s.from<=i.to?i.to=Math.max(i.to,s.to):o.push(
{...s})}return{type:"ranges",ranges:o}}function vc(n,e,t,r){return n.map(e,t,{onRemove:o=>{let s=o?.key;typeof s=="strin\
g"&&r.delete(s)}})}function Vm(n,e,t){var r,o;let s=(r=e.decorationSetsByExtension[n])!==null&&r!==void 0?r:L.empty,i=new Set(
(o=e.widgetKeysByExtension[n])!==null&&o!==void 0?o:[]);return{set:vc(s,t.mapping,t.doc,i),widgetKeys:i}}function ja(n,e){
let t=Object.values(e).flatMap(r=>r.find());return L.create(n,t)}function _a(n){let e=new Set;for(let t of Object.values(
n))for(let r of t)e.add(r);return e}function Hm(n,e){var t;switch((t=e.update)!==null&&t!==void 0?t:"document"){case"doc\
ument":if(e.createInRange)throw new Error(`[tiptap error]: Extension "${n}" provides createInRange() but does not use th\
e "changedRanges" decoration update strategy.`);return;case"changedRanges":if(!e.createInRange)throw new Error(`[tiptap \
error]: Extension "${n}" uses the "changedRanges" decoration update strategy but does not provide createInRange().`);return;case"\
manual":if(e.createInRange)throw new Error(`[tiptap error]: Extension "${n}" uses the "manual" decoration update strateg\
y, which is not compatible with createInRange(). createInRange() requires the "changedRanges" strategy.`);if(e.shouldUpdate)
throw new Error(`[tiptap error]: Extension "${n}" cannot combine the "manual" decoration update strategy with shouldUpda\
te().`);return;default:throw new Error(`[tiptap error]: Extension "${n}" uses an unknown decoration update strategy. Exp\
ected "document", "changedRanges", or "manual".`)}}function Wm(n,e,t){return t?!0:n.update==="manual"?!1:n.shouldUpdate?
n.shouldUpdate(e):e.tr.docChanged}var jm=new Set;var _m=class{constructor(n){this.warnedWidgetKeys=new Set,this.warnedOutOfRangeExtensions=new Set,this.handleBeforeTransaction=
({nextState:e})=>{let t=Vt.getState(e);t&&this.warnDuplicateWidgetKeys(t)},this.editor=n.editor,this.entries=this.resolveEntries(
n.entries),this.entries.forEach(({name:e,spec:t})=>Hm(e,t)),this.plugin=this.entries.length>0?this.createPlugin():null,this.
editor.on("beforeTransaction",this.handleBeforeTransaction)}destroy(){this.editor.off("beforeTransaction",this.handleBeforeTransaction)}liveWidgetKeys(){
var n,e;return(n=(e=Vt.getState(this.editor.state))===null||e===void 0?void 0:e.widgetKeys)!==null&&n!==void 0?n:jm}get mountedView(){
return this.editor.isDestroyed?null:this.editor.view}resolveEntries(n){let e=[];for(let{name:t,addDecorations:r}of n){let o=r();
o&&e.push({name:t,spec:o})}return e}createPlugin(){let{editor:n,entries:e}=this;return new N({key:Vt,state:{init:(t,r)=>{
let o={},s={};for(let{name:l,spec:a}of e){let{set:c,widgetKeys:d}=this.buildFullSet(l,a,r);o[l]=c,s[l]=d}let i={decorationSetsByExtension:o,
widgetKeysByExtension:s,mergedDecorationSet:this.buildMergedSet(r.doc,o),widgetKeys:_a(s)};return this.warnDuplicateWidgetKeys(
i),i},apply:(t,r,o,s)=>{let i=t.getMeta(Vt),l=i?.type==="force"&&!i.name,a=i?.type==="force"?i.name:void 0,c={},d={},u=new Set;
return Om(n,()=>{for(let{name:f,spec:h}of e){let p=l||a===f;if(Wm(h,{editor:n,tr:t,oldState:o,newState:s},p))if(h.update===
"changedRanges"&&t.docChanged&&!p){let m=this.applyChangedRangesRecompute(f,h,r,t,s);c[f]=m.set,d[f]=m.widgetKeys,u.add(
f)}else{let{set:m,widgetKeys:g}=this.buildFullSet(f,h,s);c[f]=m,d[f]=g,u.add(f)}else{let m=Vm(f,r,t);c[f]=m.set,d[f]=m.widgetKeys}}}),
u.size===0&&!t.docChanged?r:{decorationSetsByExtension:c,widgetKeysByExtension:d,mergedDecorationSet:this.mergeAfterApply(
{entries:e,previous:r,tr:t,decorationSetsByExtension:c,recomputedNames:u}),widgetKeys:_a(d)}}},props:{decorations(t){var r,
o;return(r=(o=Vt.getState(t))===null||o===void 0?void 0:o.mergedDecorationSet)!==null&&r!==void 0?r:L.empty}}})}applyChangedRangesRecompute(n,e,t,r,o){
let s=Fm(r,o.doc);return s.type==="full"?this.buildFullSet(n,e,o):this.rebuildRanges(n,e,t,r,o,s.ranges)}rebuildRanges(n,e,t,r,o,s){
var i,l;let a=(i=t.decorationSetsByExtension[n])!==null&&i!==void 0?i:L.empty,c=new Set((l=t.widgetKeysByExtension[n])!==
null&&l!==void 0?l:[]),d=vc(a,r.mapping,r.doc,c),u=o.doc.content.size;for(let{from:f,to:h}of s){let p=d.find(f,h).filter(
y=>xc({position:y.from,from:f,to:h,docSize:u}));for(let y of p){let S=Cc(y);S&&c.delete(S)}d=d.remove(p);let{decorations:m,
widgetKeys:g}=Sc(Lm({decorations:this.runCreate(n,"createInRange",()=>e.createInRange({editor:this.editor,state:o,view:this.
mountedView,from:f,to:h})),from:f,to:h,docSize:u,extensionName:n,warnedExtensions:this.warnedOutOfRangeExtensions}),n);d=
d.add(o.doc,m);for(let y of g)c.add(y)}return{set:d,widgetKeys:c}}buildFullSet(n,e,t){let r=this.runCreate(n,"create",()=>e.
create({editor:this.editor,state:t,view:this.mountedView}));return Pm(t.doc,r,n)}runCreate(n,e,t){try{return t()}catch(r){
return console.error(`[tiptap error]: Extension "${n}" threw in \`addDecorations().${e}()\`. Its decorations were dropped\
 for this update.`,r),[]}}warnDuplicateWidgetKeys(n){if(!wc)return;if(n.widgetKeys.size===0){this.warnedWidgetKeys.clear();
return}let e=zm(n.mergedDecorationSet),t=new Set(e.map(({key:r})=>r));for(let{key:r,extensions:o}of e){if(this.warnedWidgetKeys.
has(r))continue;let s=Array.from(o).map(i=>`"${i}"`).join(", ");console.warn(`[tiptap warn]: Duplicate widget decoration\
 key "${r}" in extension${o.size===1?"":"s"} ${s}. Widget decoration keys must be globally unique, otherwise ProseMirror\
 misplaces the widget DOM. Use a stable, unique key (e.g. \`comment-\${id}\`).`)}this.warnedWidgetKeys=t}buildMergedSet(n,e){
let t=Object.keys(e);return t.length===1?e[t[0]]:ja(n,e)}mergeAfterApply({entries:n,previous:e,tr:t,decorationSetsByExtension:r,
recomputedNames:o}){return n.length===1?r[n[0].name]:o.size===0?e.mergedDecorationSet.map(t.mapping,t.doc):ja(t.doc,r)}};function Tc(n,e){let{selection:t}=n,{$from:r}=t;if(t instanceof T){let s=r.index();return r.parent.canReplaceWith(s,s+1,
e)}let o=r.depth;for(;o>=0;){let s=r.index(o);if(r.node(o).contentMatchAt(s).matchType(e))return!0;o-=1}return!1}function Km(n,e,t){
let r=document.querySelector(`style[data-tiptap-style${t?`-${t}`:""}]`);if(r!==null)return r;let o=document.createElement(
"style");return e&&o.setAttribute("nonce",e),o.setAttribute(`data-tiptap-style${t?`-${t}`:""}`,""),o.innerHTML=n,document.
getElementsByTagName("head")[0].appendChild(o),o}function Jm(n){return typeof n=="number"}function qm(n){return Object.prototype.toString.call(n).slice(8,-1)}function yr(n){
return qm(n)!=="Object"?!1:n.constructor===Object&&Object.getPrototypeOf(n)===Object.prototype}function Ac(n){return typeof n=="string"&&n.trim().length>0&&!/[;{}]/.test(n)}function Um(n,e){return n.replace(/^[ \t]*/,t=>{let o=0;for(let s of t)o+=s==="	"?4-o%4:1;return" ".repeat(Math.max(0,o-
e))})}function Gm(n,e){let t=`text
${n}
`,r=e(t)[0];return(r?.type==="paragraph"||r?.type==="text")&&r.raw===t}function Xm(n,e,t){var r;let o=e.split(`
`),s=(r=t.isParagraphContinuation)!==null&&r!==void 0?r:(l=>Gm(l,t.blockTokens)),i=0;for(let l of o){if(!l.trim()||!s(l))
break;i+=1}return{mainContent:[n,...o.slice(0,i).map(l=>l.trimStart())].join(`
`),nestedContent:o.slice(i).join(`
`)}}function xs(n,e,t){let r=n.split(`
`),o=[],s="",i=0,l=e.baseIndentSize||2;for(;i<r.length;){let d=r[i],u=d.match(e.itemPattern);if(!u){if(o.length>0)break;
if(d.trim()===""){i+=1,s=`${s}${d}
`;continue}else return}let f=e.extractItemData(u),{indentLevel:h,mainContent:p}=f;s=`${s}${d}
`;let m=[p];for(i+=1;i<r.length;){var a;let k=r[i];if(k.trim()===""){var c;let M=r.slice(i+1).findIndex(O=>O.trim()!=="");
if(M===-1)break;if((((c=r[i+1+M].match(/^(\s*)/))===null||c===void 0||(c=c[1])===null||c===void 0?void 0:c.length)||0)>h){
m.push(k),s=`${s}${k}
`,i+=1;continue}else break}if((((a=k.match(/^(\s*)/))===null||a===void 0||(a=a[1])===null||a===void 0?void 0:a.length)||
0)>h)m.push(k),s=`${s}${k}
`,i+=1;else break}let g,y=m.slice(1);if(y.length>0){let k=Xm(p,y.map(O=>Um(O,h+l)).join(`
`),t);f.mainContent=k.mainContent;let M=k.nestedContent;M.trim()&&(e.customNestedParser?g=e.customNestedParser(M):g=t.blockTokens(
M))}let S=e.createToken(f,g);o.push(S)}if(o.length!==0)return{items:o,raw:s.slice(0,n.length)}}var Ka=4;function Ja(n){let e=0;
for(let t of n)e=t==="	"?e+Ka-e%Ka:e+1;return e}function Cs(n,e,t,r,o){if(!n||!Array.isArray(n.content))return"";let s=typeof t==
"function"?t(r):t,[i,...l]=n.content,a=e.renderChildren([i]),c=`${s}${o?.indentMainContent?a.split(`
`).map((d,u)=>u===0?d:e.indent(d)).join(`
`):a}`;return l&&l.length>0&&l.forEach((d,u)=>{var f,h;let p=(f=(h=e.renderChild)===null||h===void 0?void 0:h.call(e,d,u+
1))!==null&&f!==void 0?f:e.renderChildren([d]);if(p!=null){let m=y=>{if(!o?.alignNestedToPrefix)return e.indent(y);let S=e.
indent(""),k=Ja(s);return(Ja(S)>=k?S:" ".repeat(k))+y},g=p.split(`
`).map(y=>m(y||"")).join(`
`);c+=d.type==="paragraph"?`

${g}`:`
${g}`}}),c}function Ec(n,e){let t={...n};return yr(n)&&yr(e)&&Object.keys(e).forEach(r=>{yr(e[r])&&yr(n[r])?t[r]=Ec(n[r],e[r]):t[r]=
e[r]}),t}function Ym(n,e,t={}){let{state:r}=e,{doc:o,tr:s}=r,i=n;o.descendants((l,a)=>{let c=s.mapping.map(a),d=s.mapping.
map(a)+l.nodeSize,u=null;if(l.marks.forEach(h=>{if(h!==i)return!1;u=h}),!u)return;let f=!1;if(Object.keys(t).forEach(h=>{
t[h]!==u.attrs[h]&&(f=!0)}),f){let h=n.type.create({...n.attrs,...t});s.removeMark(c,d,n.type),s.addMark(c,d,h)}}),s.docChanged&&
e.view.dispatch(s)}var Ar=class{constructor(n){var e;this.find=n.find,this.handler=n.handler,this.undoable=(e=n.undoable)!==null&&e!==void 0?
e:!0}},Zm=(n,e)=>{if(ms(e))return e.exec(n);let t=e(n);if(!t)return null;let r=[t.text];return r.index=t.index,r.input=n,
r.data=t.data,t.replaceWith&&(t.text.includes(t.replaceWith)||console.warn('[tiptap warn]: "inputRuleMatch.replaceWith" \
must be part of "inputRuleMatch.text".'),r.push(t.replaceWith)),r};function Qm(n){let{editor:e,from:t,to:r,text:o,insertText:s}=n;
if(!s)return{inputTransaction:null,tr:e.view.state.tr};let i=e.view.state.tr.insertText(o,t,r);return{inputTransaction:i,
tr:at.create({doc:i.doc,selection:i.selection,storedMarks:i.storedMarks}).tr}}function eg(n){let{editor:e,from:t,to:r,text:o,
rule:s,match:i,plugin:l,insertText:a}=n,{view:c}=e,{inputTransaction:d,tr:u}=Qm({editor:e,from:t,to:r,text:o,insertText:a}),
f=d?t+o.length:r,h=xr({state:c.state,transaction:u}),p={from:t-(i[0].length-o.length),to:f},{commands:m,chain:g,can:y}=new Wt(
{editor:e,state:h});return s.handler({state:h,range:p,match:i,commands:m,chain:g,can:y})===null||!u.steps.length?!1:(d&&
(c.dispatch(d),!c.state.doc.eq(d.doc))||(va(u),u.setMeta("inputRule",!0),s.undoable&&u.setMeta(l,{transform:u,from:t,to:f,
text:o}),c.dispatch(u)),!0)}function tg(n,e,t){let r=e[0].length-t.length;if(r<=0)return!0;let o=n.parentOffset-r;return o>=
0&&n.parent.textBetween(o,n.parentOffset)===e[0].slice(0,r)}function br(n){var e;let{editor:t,from:r,to:o,text:s,rules:i,
plugin:l,insertText:a}=n,{view:c}=t;if(c.composing)return!1;let d=c.state.doc.resolve(r);if(d.parent.type.spec.code||!((e=
d.nodeBefore||d.nodeAfter)===null||e===void 0)&&e.marks.find(f=>f.type.spec.code))return!1;let u=Yp(d)+s;for(let f of i){
let h=Zm(u,f.find);if(!(!h||!tg(d,h,s))&&eg({editor:t,from:r,to:o,text:s,rule:f,match:h,plugin:l,insertText:a}))return!0}
return!1}function ng(n){let{editor:e,rules:t}=n,r=new N({state:{init(){return null},apply(o,s,i){let l=o.getMeta(r);if(l)
return l;let a=o.getMeta("applyInputRules");return a&&setTimeout(()=>{let{text:c}=a;typeof c=="string"?c=c:c=bs(b.from(c),
i.schema);let{from:d}=a,u=d+c.length;br({editor:e,from:d,to:u,text:c,rules:t,plugin:r})}),o.selectionSet||o.docChanged?null:
s}},props:{handleTextInput(o,s,i,l){return br({editor:e,from:s,to:i,text:l,rules:t,plugin:r,insertText:!0})},handleDOMEvents:{
compositionend:o=>(setTimeout(()=>{let{$cursor:s}=o.state.selection;s&&br({editor:e,from:s.pos,to:s.pos,text:"",rules:t,
plugin:r})}),!1)},handleKeyDown(o,s){if(s.key!=="Enter")return!1;let{$cursor:i}=o.state.selection;return i?br({editor:e,
from:i.pos,to:i.pos,text:`
`,rules:t,plugin:r}):!1}},isInputRules:!0});return r}var Ms=class{constructor(n={}){this.type="extendable",this.parent=null,
this.child=null,this.name="",this.config={name:this.name},this.config={...this.config,...n},this.name=this.config.name}get options(){
return{...I(C(this,"addOptions",{name:this.name}))}}get storage(){return{...I(C(this,"addStorage",{name:this.name,options:this.
options}))}}configure(n={}){let e=this.extend({...this.config,addOptions:()=>Ec(this.options,n)});return e.name=this.name,
e.parent=this.parent,this.child=null,e}extend(n={}){let e=new this.constructor({...this.config,...n});return e.parent=this,
this.child=e,e.name="name"in n?n.name:e.parent.name,e}},Ae=class Nc extends Ms{constructor(...e){super(...e),this.type="\
mark"}static create(e={}){let t=typeof e=="function"?e():e;return new Nc(t)}static handleExit({editor:e,mark:t}){let{tr:r}=e.
state,o=e.state.selection.$from;if(o.pos===o.end()){let s=o.marks();if(!s.find(l=>l?.type.name===t.name))return!1;let i=s.
find(l=>l?.type.name===t.name);return i&&r.removeStoredMark(i),r.insertText(" ",o.pos),e.view.dispatch(r),!0}return!1}configure(e){
return super.configure(e)}extend(e){let t=typeof e=="function"?e():e;return super.extend(t)}},rg=class{constructor(n){this.
find=n.find,this.handler=n.handler}},og=(n,e,t)=>{if(ms(e))return[...n.matchAll(e)];let r=e(n,t);return r?r.map(o=>{let s=[
o.text];return s.index=o.index,s.input=n,s.data=o.data,o.replaceWith&&(o.text.includes(o.replaceWith)||console.warn('[ti\
ptap warn]: "pasteRuleMatch.replaceWith" must be part of "pasteRuleMatch.text".'),s.push(o.replaceWith)),s}):[]};function sg(n){
let{editor:e,state:t,from:r,to:o,rule:s,pasteEvent:i,dropEvent:l}=n,{commands:a,chain:c,can:d}=new Wt({editor:e,state:t}),
u=[];return t.doc.nodesBetween(r,o,(f,h)=>{var p,m,g,y;if(!((p=f.type)===null||p===void 0||(p=p.spec)===null||p===void 0)&&
p.code||!(f.isText||f.isTextblock||f.isInline))return;let S=(m=(g=(y=f.content)===null||y===void 0?void 0:y.size)!==null&&
g!==void 0?g:f.nodeSize)!==null&&m!==void 0?m:0,k=Math.max(r,h),M=Math.min(o,h+S);if(k>=M)return;let O=f.isText?f.text||
"":f.textBetween(k-h,M-h,void 0,"\uFFFC");og(O,s.find,i).forEach(H=>{if(H.index===void 0)return;let E=k+H.index+1,P=E+H[0].
length,V={from:t.tr.mapping.map(E),to:t.tr.mapping.map(P)},_=s.handler({state:t,range:V,match:H,commands:a,chain:c,can:d,
pasteEvent:i,dropEvent:l});u.push(_)})}),u.every(f=>f!==null)}var Ft=null,ig=n=>{var e;let t=new ClipboardEvent("paste",
{clipboardData:new DataTransfer});return(e=t.clipboardData)===null||e===void 0||e.setData("text/html",n),t};function lg(n){
let{editor:e,rules:t}=n,r=null,o=!1,s=!1,i=typeof ClipboardEvent<"u"?new ClipboardEvent("paste"):null,l;try{l=typeof DragEvent<
"u"?new DragEvent("drop"):null}catch{l=null}let a=({state:c,from:d,to:u,rule:f,pasteEvt:h})=>{let p=c.tr,m=xr({state:c,transaction:p});
if(!(!sg({editor:e,state:m,from:Math.max(d-1,0),to:u.b-1,rule:f,pasteEvent:h,dropEvent:l})||!p.steps.length)){try{l=typeof DragEvent<
"u"?new DragEvent("drop"):null}catch{l=null}return i=typeof ClipboardEvent<"u"?new ClipboardEvent("paste"):null,p}};return e.
on("destroy",()=>{Ft===e&&(Ft=null)}),t.map(c=>new N({view(d){let u=h=>{var p;r=!((p=d.dom.parentElement)===null||p===void 0)&&
p.contains(h.target)?d.dom.parentElement:null,r&&(Ft=e)},f=()=>{Ft&&(Ft=null)};return window.addEventListener("dragstart",
u),window.addEventListener("dragend",f),{destroy(){window.removeEventListener("dragstart",u),window.removeEventListener(
"dragend",f)}}},props:{handleDOMEvents:{drop:(d,u)=>{if(s=r===d.dom.parentElement,l=u,!s){let f=Ft;f?.isEditable&&setTimeout(
()=>{if(f.isDestroyed)return;let h=f.state.selection;h&&f.commands.deleteRange({from:h.from,to:h.to})},10)}return!1},paste:(d,u)=>{
var f;let h=(f=u.clipboardData)===null||f===void 0?void 0:f.getData("text/html");return i=u,o=!!h?.includes("data-pm-sli\
ce"),!1}}},appendTransaction:(d,u,f)=>{let h=d[0],p=h.getMeta("uiEvent")==="paste"&&!o,m=h.getMeta("uiEvent")==="drop"&&
!s,g=h.getMeta("applyPasteRules"),y=!!g;if(!p&&!m&&!y)return;if(y){let{text:M}=g;typeof M=="string"?M=M:M=bs(b.from(M),f.
schema);let{from:O}=g,H=O+M.length,E=ig(M);return a({rule:c,state:f,from:O,to:{b:H},pasteEvt:E})}let S=u.doc.content.findDiffStart(
f.doc.content),k=u.doc.content.findDiffEnd(f.doc.content);if(!(!Jm(S)||!k||S===k.b))return a({rule:c,state:f,from:S,to:k,
pasteEvt:i})}}))}var Er=class{constructor(n,e){this.splittableMarks=[],this.nonClearableMarks=[],this.decorationManager=
null,this.editor=e,this.baseExtensions=n,this.extensions=ws(n),this.hasSchemaSpec=e.options.schemaSpec!==void 0,this.schema=
lc(this.extensions,e,e.options.schemaSpec),this.setupExtensions()}get commands(){return this.extensions.reduce((n,e)=>{let t=C(
e,"addCommands",{name:e.name,options:e.options,storage:this.editor.extensionStorage[e.name],editor:this.editor,type:$t(e.
name,this.schema)});return t?{...n,...t()}:n},{})}get plugins(){let{editor:n}=this,e=Tn([...this.extensions].reverse()).
flatMap(r=>{let o={name:r.name,options:r.options,storage:this.editor.extensionStorage[r.name],editor:n,type:$t(r.name,this.
schema)},s=[],i=C(r,"addKeyboardShortcuts",o),l={};if(r.type==="mark"&&C(r,"exitable",o)&&(l.ArrowRight=()=>Ae.handleExit(
{editor:n,mark:r})),i){let f=Object.fromEntries(Object.entries(i()).map(([h,p])=>[h,()=>p({editor:n})]));l={...l,...f}}let a=Sa(
l);s.push(a);let c=C(r,"addInputRules",o);if(Fa(r,n.options.enableInputRules)&&c){let f=c();if(f&&f.length){let h=ng({editor:n,
rules:f}),p=Array.isArray(h)?h:[h];s.push(...p)}}let d=C(r,"addPasteRules",o);if(Fa(r,n.options.enablePasteRules)&&d){let f=d();
if(f&&f.length){let h=lg({editor:n,rules:f});s.push(...h)}}let u=C(r,"addProseMirrorPlugins",o);if(u){let f=u();s.push(...f)}
return s}),t=this.createDecorationPlugin();return t&&e.push(t),e}createDecorationPlugin(){var n;let{editor:e}=this;(n=this.
decorationManager)===null||n===void 0||n.destroy();let t=[];return this.extensions.forEach(r=>{let o=C(r,"addDecorations",
{name:r.name,options:r.options,storage:this.editor.extensionStorage[r.name],editor:e,type:$t(r.name,this.schema)});o&&t.
push({name:r.name,addDecorations:o})}),this.decorationManager=new _m({editor:e,entries:t}),this.decorationManager.plugin}get attributes(){
let n=ks(this.extensions);return this.hasSchemaSpec?sc(n,this.schema):n}get nodeViews(){let{editor:n}=this,{nodeExtensions:e}=_t(
this.extensions);return Object.fromEntries(e.filter(t=>!!C(t,"addNodeView")).map(t=>{let r=this.attributes.filter(l=>l.type===
t.name),o=C(t,"addNodeView",{name:t.name,options:t.options,storage:this.editor.extensionStorage[t.name],editor:n,type:q(
t.name,this.schema)});if(!o)return[];let s=o();if(!s)return[];let i=(l,a,c,d,u)=>{let f=Kt(l,r);return s({node:l,view:a,
getPos:c,decorations:d,innerDecorations:u,editor:n,extension:t,HTMLAttributes:f})};return[t.name,i]}))}dispatchTransaction(n){
let{editor:e}=this;return Tn([...this.extensions].reverse()).reduceRight((t,r)=>{let o={name:r.name,options:r.options,storage:this.
editor.extensionStorage[r.name],editor:e,type:$t(r.name,this.schema)},s=C(r,"dispatchTransaction",o);return s?i=>{s.call(
o,{transaction:i,next:t})}:t},n)}transformPastedHTML(n){let{editor:e}=this;return Tn([...this.extensions]).reduce((t,r)=>{
let o={name:r.name,options:r.options,storage:this.editor.extensionStorage[r.name],editor:e,type:$t(r.name,this.schema)},
s=C(r,"transformPastedHTML",o);return s?(i,l)=>{let a=t(i,l);return s.call(o,a)}:t},n||(t=>t))}get markViews(){let{editor:n}=this,
{markExtensions:e}=_t(this.extensions);return Object.fromEntries(e.filter(t=>!!C(t,"addMarkView")).map(t=>{let r=this.attributes.
filter(i=>i.type===t.name),o=C(t,"addMarkView",{name:t.name,options:t.options,storage:this.editor.extensionStorage[t.name],
editor:n,type:Fe(t.name,this.schema)});if(!o)return[];let s=(i,l,a)=>{let c=Kt(i,r);return o()({mark:i,view:l,inline:a,editor:n,
extension:t,HTMLAttributes:c,updateAttributes:d=>{Ym(i,n,d)}})};return[t.name,s]}))}destroy(){var n;(n=this.decorationManager)===
null||n===void 0||n.destroy(),this.extensions.forEach(e=>{let t=e;for(;t.parent;){let r=t.parent;r.child===t&&(r.child=null),
t=r}}),this.extensions=[],this.baseExtensions=[],this.decorationManager=null,this.schema=null,this.editor=null}setupExtensions(){
let n=this.extensions;this.editor.extensionStorage=Object.fromEntries(n.map(e=>[e.name,e.storage])),n.forEach(e=>{let t={
name:e.name,options:e.options,storage:this.editor.extensionStorage[e.name],editor:this.editor,type:$t(e.name,this.schema)};
if(e.type==="mark"){var r,o;(!((r=I(C(e,"keepOnSplit",t)))!==null&&r!==void 0)||r)&&this.splittableMarks.push(e.name),!((o=
I(C(e,"clearable",t)))!==null&&o!==void 0)||o||this.nonClearableMarks.push(e.name)}let s=C(e,"onBeforeCreate",t),i=C(e,"\
onCreate",t),l=C(e,"onUpdate",t),a=C(e,"onSelectionUpdate",t),c=C(e,"onTransaction",t),d=C(e,"onFocus",t),u=C(e,"onBlur",
t),f=C(e,"onDestroy",t);s&&this.editor.on("beforeCreate",s),i&&this.editor.on("create",i),l&&this.editor.on("update",l),
a&&this.editor.on("selectionUpdate",a),c&&this.editor.on("transaction",c),d&&this.editor.on("focus",d),u&&this.editor.on(
"blur",u),f&&this.editor.on("destroy",f)})}};Er.resolve=ws;Er.sort=Tn;Er.flatten=ys;var F=class Oc extends Ms{constructor(...e){
super(...e),this.type="extension"}static create(e={}){let t=typeof e=="function"?e():e;return new Oc(t)}configure(e){return super.
configure(e)}extend(e){let t=typeof e=="function"?e():e;return super.extend(t)}},ag=F.create({name:"clipboardTextSeriali\
zer",addOptions(){return{blockSeparator:void 0}},addProseMirrorPlugins(){return[new N({key:new z("clipboardTextSerialize\
r"),props:{clipboardTextSerializer:()=>{let{editor:n}=this,{state:e,schema:t}=n,{doc:r,selection:o}=e,s=cc(t),{blockSeparator:i}=this.
options,l={...i!==void 0?{blockSeparator:i}:{},textSerializers:s};return[...o.ranges].sort((a,c)=>a.$from.pos-c.$from.pos).
map(({$from:a,$to:c})=>ac(r,{from:a.pos,to:c.pos},l)).join(i??`

`)}}})]}}),cg=F.create({name:"commands",addCommands(){return{...Nm}}}),dg=F.create({name:"delete",onUpdate({transaction:n,
appendedTransactions:e}){var t,r;let o=()=>{var s,i,l;if((s=(i=this.editor.options.coreExtensionOptions)===null||i===void 0||
(i=i.delete)===null||i===void 0||(l=i.filterTransaction)===null||l===void 0?void 0:l.call(i,n))!==null&&s!==void 0?s:n.getMeta(
"y-sync$"))return;let a=Bp(n.before,[n,...e]);vr(a).forEach(d=>{a.mapping.mapResult(d.oldRange.from).deletedAfter&&a.mapping.
mapResult(d.oldRange.to).deletedBefore&&a.before.nodesBetween(d.oldRange.from,d.oldRange.to,(u,f)=>{let h=f+u.nodeSize-2,
p=d.oldRange.from<=f&&h<=d.oldRange.to;this.editor.emit("delete",{type:"node",node:u,from:f,to:h,newFrom:a.mapping.map(f),
newTo:a.mapping.map(h),deletedRange:d.oldRange,newRange:d.newRange,partial:!p,editor:this.editor,transaction:n,combinedTransform:a})})});
let c=a.mapping;a.steps.forEach((d,u)=>{if(d instanceof _e){var f,h;let p=c.slice(u).map(d.from,-1),m=c.slice(u).map(d.to),
g=c.invert().map(p,-1),y=c.invert().map(m),S=p>0?(f=a.doc.nodeAt(p-1))===null||f===void 0?void 0:f.marks.some(M=>M.eq(d.
mark)):!1,k=(h=a.doc.nodeAt(m))===null||h===void 0?void 0:h.marks.some(M=>M.eq(d.mark));this.editor.emit("delete",{type:"\
mark",mark:d.mark,from:d.from,to:d.to,deletedRange:{from:g,to:y},newRange:{from:p,to:m},partial:!!(k||S),editor:this.editor,
transaction:n,combinedTransform:a})}})};!((t=(r=this.editor.options.coreExtensionOptions)===null||r===void 0||(r=r.delete)===
null||r===void 0?void 0:r.async)!==null&&t!==void 0)||t?setTimeout(o,0):o()}}),ug=F.create({name:"drop",addProseMirrorPlugins(){
return[new N({key:new z("tiptapDrop"),props:{handleDrop:(n,e,t,r)=>{this.editor.emit("drop",{editor:this.editor,event:e,
slice:t,moved:r})}}})]}}),fg=F.create({name:"editable",addProseMirrorPlugins(){return[new N({key:new z("editable"),props:{
editable:()=>this.editor.options.editable}})]}}),hg=new z("focusEvents"),pg=F.create({name:"focusEvents",addProseMirrorPlugins(){
let{editor:n}=this;return[new N({key:hg,props:{handleDOMEvents:{focus:(e,t)=>{n.isFocused=!0;let r=n.state.tr.setMeta("f\
ocus",{event:t}).setMeta("addToHistory",!1);return e.dispatch(r),!1},blur:(e,t)=>{n.isFocused=!1;let r=n.state.tr.setMeta(
"blur",{event:t}).setMeta("addToHistory",!1);return e.dispatch(r),!1}}}})]}}),mg=F.create({name:"keymap",addKeyboardShortcuts(){
let n=()=>this.editor.commands.first(({commands:i})=>[()=>i.undoInputRule(),()=>i.command(({tr:l})=>{let{selection:a,doc:c}=l,
{empty:d,$anchor:u}=a,{pos:f,parent:h}=u,p=u.parent.isTextblock&&f>0?l.doc.resolve(f-1):u,m=p.parent.type.spec.isolating,
g=u.pos-u.parentOffset,y=m&&p.parent.childCount===1?g===u.pos:v.atStart(c).from===f;return!d||!h.type.isTextblock||h.textContent.
length||!y||y&&u.parent.type.name==="paragraph"?!1:i.clearNodes()}),()=>i.deleteSelection(),()=>i.joinBackward(),()=>i.selectNodeBackward()]),
e=()=>this.editor.commands.first(({commands:i})=>[()=>i.deleteSelection(),()=>i.deleteCurrentNode(),()=>i.joinForward(),
()=>i.selectNodeForward()]),r={Enter:()=>this.editor.commands.first(({commands:i})=>[()=>i.newlineInCode(),()=>i.createParagraphNear(),
()=>i.liftEmptyBlock(),()=>i.splitBlock()]),"Mod-Enter":()=>this.editor.commands.exitCode(),Backspace:n,"Mod-Backspace":n,
"Shift-Backspace":n,Delete:e,"Mod-Delete":e,"Mod-a":()=>this.editor.commands.selectAll()},o={...r},s={...r,"Ctrl-h":n,"A\
lt-Backspace":n,"Ctrl-d":e,"Ctrl-Alt-Backspace":e,"Alt-Delete":e,"Alt-d":e,"Ctrl-a":()=>this.editor.commands.selectTextblockStart(),
"Ctrl-e":()=>this.editor.commands.selectTextblockEnd()};return Sr()||rc()?s:o},addProseMirrorPlugins(){return[new N({key:new z(
"clearDocument"),appendTransaction:(n,e,t)=>{if(n.some(h=>h.getMeta("composition")))return;let r=n.some(h=>h.docChanged)&&
!e.doc.eq(t.doc),o=n.some(h=>h.getMeta("preventClearDocument"));if(!r||o)return;let{empty:s,from:i,to:l}=e.selection,a=v.
atStart(e.doc).from,c=v.atEnd(e.doc).to;if(s||!(i===a&&l===c)||!qt(t.doc))return;let d=t.tr,u=xr({state:t,transaction:d}),
{commands:f}=new Wt({editor:this.editor,state:u});if(f.clearNodes(),!!d.steps.length)return d}})]}}),gg=F.create({name:"\
paste",addProseMirrorPlugins(){return[new N({key:new z("tiptapPaste"),props:{handlePaste:(n,e,t)=>{this.editor.emit("pas\
te",{editor:this.editor,event:e,slice:t})}}})]}}),yg=F.create({name:"tabindex",addOptions(){return{value:void 0}},addProseMirrorPlugins(){
return[new N({key:new z("tabindex"),props:{attributes:()=>{var n;return!this.editor.isEditable&&this.options.value===void 0?
{}:{tabindex:(n=this.options.value)!==null&&n!==void 0?n:"0"}}}})]}}),bg=F.create({name:"textDirection",addOptions(){return{
direction:void 0}},addGlobalAttributes(){if(!this.options.direction)return[];let{nodeExtensions:n}=_t(this.extensions);return[
{types:n.filter(e=>e.name!=="text").map(e=>e.name),attributes:{dir:{default:this.options.direction,parseHTML:e=>{let t=e.
getAttribute("dir");return t&&(t==="ltr"||t==="rtl"||t==="auto")?t:this.options.direction},renderHTML:e=>e.dir?{dir:e.dir}:
{}}}}]},addProseMirrorPlugins(){return[new N({key:new z("textDirection"),props:{attributes:()=>{let n=this.options.direction;
return n?{dir:n}:{}}}})]}});var qa=!1;function kg(n){if(qa)return;qa=!0;let e;try{let t=Y.fromJSON(n,{from:0,to:0});if(!em(t))return;e=t.slice.content}catch{
return}e instanceof b||console.warn("[tiptap warn]: prosemirror-model is loaded more than once. Wrapping and splitting n\
odes will fail. Deduplicate it in your lock file, or alias it to a single copy in your bundler.")}var wg=class vn{get name(){
return this.node.type.name}constructor(e,t,r=!1,o=null){this.currentNode=null,this.actualDepth=null,this.isBlock=r,this.
resolvedPos=e,this.editor=t,this.currentNode=o}get node(){return this.currentNode||this.resolvedPos.node()}get element(){
return this.editor.view.domAtPos(this.pos).node}get depth(){var e;return(e=this.actualDepth)!==null&&e!==void 0?e:this.resolvedPos.
depth}get pos(){return this.resolvedPos.pos}get content(){return this.node.content}set content(e){let t=this.from,r=this.
to;if(this.isBlock){if(this.content.size===0){console.error(`You can\u2019t set content on a block node. Tried to set content\
 on ${this.name} at ${this.pos}`);return}t=this.from+1,r=this.to-1}this.editor.commands.insertContentAt({from:t,to:r},e)}get attributes(){
return this.node.attrs}get textContent(){return this.node.textContent}get size(){return this.node.nodeSize}get from(){return this.
isBlock?this.pos:this.resolvedPos.start(this.resolvedPos.depth)}get range(){return{from:this.from,to:this.to}}get to(){return this.
isBlock?this.pos+this.size:this.resolvedPos.end(this.resolvedPos.depth)+(this.node.isText?0:1)}get parent(){if(this.depth===
0)return null;let e=this.resolvedPos.start(this.resolvedPos.depth-1),t=this.resolvedPos.doc.resolve(e);return new vn(t,this.
editor)}get before(){let e=this.resolvedPos.doc.resolve(this.from-(this.isBlock?1:2));return e.depth!==this.depth&&(e=this.
resolvedPos.doc.resolve(this.from-3)),new vn(e,this.editor)}get after(){let e=this.resolvedPos.doc.resolve(this.to+(this.
isBlock?2:1));return e.depth!==this.depth&&(e=this.resolvedPos.doc.resolve(this.to+3)),new vn(e,this.editor)}get children(){
let e=[];return this.node.content.forEach((t,r)=>{let o=t.isBlock&&!t.isTextblock,s=t.isAtom&&!t.isText,i=t.isInline,l=this.
pos+r+(s?0:1);if(l<0||l>this.resolvedPos.doc.nodeSize-2)return;let a=this.resolvedPos.doc.resolve(l);if(!o&&!i&&a.depth<=
this.depth)return;let c=new vn(a,this.editor,o,o||i?t:null);o&&(c.actualDepth=this.depth+1),e.push(c)}),e}get firstChild(){
return this.children[0]||null}get lastChild(){let e=this.children;return e[e.length-1]||null}closest(e,t={}){let r=null,
o=this.parent;for(;o&&!r;){if(o.node.type.name===e)if(Object.keys(t).length>0){let s=o.node.attrs,i=Object.keys(t);for(let l=0;l<
i.length;l+=1){let a=i[l];if(s[a]!==t[a])break}}else r=o;o=o.parent}return r}querySelector(e,t={}){return this.querySelectorAll(
e,t,!0)[0]||null}querySelectorAll(e,t={},r=!1){let o=[];if(!this.children||this.children.length===0)return o;let s=Object.
keys(t);return this.children.forEach(i=>{r&&o.length>0||(i.node.type.name===e&&s.every(l=>t[l]===i.node.attrs[l])&&o.push(
i),!(r&&o.length>0)&&(o=o.concat(i.querySelectorAll(e,t,r))))}),o}setAttribute(e){let{tr:t}=this.editor.state;t.setNodeMarkup(
this.from,void 0,{...this.node.attrs,...e}),this.editor.view.dispatch(t)}},Sg=`.ProseMirror {
  position: relative;
}

.ProseMirror {
  word-wrap: break-word;
  white-space: pre-wrap;
  white-space: break-spaces;
  -webkit-font-variant-ligatures: none;
  font-variant-ligatures: none;
  font-feature-settings: "liga" 0; /* the above doesn't seem to work in Edge */
}

.ProseMirror [contenteditable="false"] {
  white-space: normal;
}

.ProseMirror [contenteditable="false"] [contenteditable="true"] {
  white-space: pre-wrap;
}

.ProseMirror pre {
  white-space: pre-wrap;
}

img.ProseMirror-separator {
  display: inline !important;
  border: none !important;
  margin: 0 !important;
  width: 0 !important;
  height: 0 !important;
}

.ProseMirror-gapcursor {
  display: none;
  pointer-events: none;
  position: absolute;
  margin: 0;
}

.ProseMirror-gapcursor:after {
  content: "";
  display: block;
  position: absolute;
  top: -2px;
  width: 20px;
  border-top: 1px solid black;
  animation: ProseMirror-cursor-blink 1.1s steps(2, start) infinite;
}

@keyframes ProseMirror-cursor-blink {
  to {
    visibility: hidden;
  }
}

.ProseMirror-hideselection *::selection {
  background: transparent;
}

.ProseMirror-hideselection *::-moz-selection {
  background: transparent;
}

.ProseMirror-hideselection * {
  caret-color: transparent;
}

.ProseMirror-focused .ProseMirror-gapcursor {
  display: block;
}`,xg=class extends Rm{constructor(n={}){super(),this.css=null,this.className="tiptap",this.editorView=null,this.isFocused=
!1,this.destroyed=!1,this.isInitialized=!1,this.extensionStorage={},this.instanceId=Math.random().toString(36).slice(2,9),
this.hasWarnedStaleDecorationRead=!1,this.options={element:typeof document<"u"?document.createElement("div"):null,content:"",
injectCSS:!0,injectNonce:void 0,extensions:[],autofocus:!1,editable:!0,textDirection:void 0,editorProps:{},parseOptions:{},
coreExtensionOptions:{},enableInputRules:!0,enablePasteRules:!0,enableCoreExtensions:!0,enableContentCheck:!1,emitContentError:!1,
onBeforeCreate:()=>null,onCreate:()=>null,onMount:()=>null,onUnmount:()=>null,onUpdate:()=>null,onSelectionUpdate:()=>null,
onTransaction:()=>null,onFocus:()=>null,onBlur:()=>null,onDestroy:()=>null,onContentError:({error:t})=>{throw t},onPaste:()=>null,
onDrop:()=>null,onDelete:()=>null,enableExtensionDispatchTransaction:!0},this.isCapturingTransaction=!1,this.capturedTransaction=
null,this.utils={getUpdatedPosition:tm,createMappablePosition:nm},this.setOptions(n),this.createExtensionManager(),this.
createCommandManager(),this.createSchema(),this.on("beforeCreate",this.options.onBeforeCreate),this.emit("beforeCreate",
{editor:this}),this.on("mount",this.options.onMount),this.on("unmount",this.options.onUnmount),this.on("contentError",this.
options.onContentError),this.on("create",this.options.onCreate),this.on("update",this.options.onUpdate),this.on("selecti\
onUpdate",this.options.onSelectionUpdate),this.on("transaction",this.options.onTransaction),this.on("focus",this.options.
onFocus),this.on("blur",this.options.onBlur),this.on("destroy",this.options.onDestroy),this.on("drop",({event:t,slice:r,
moved:o})=>this.options.onDrop(t,r,o)),this.on("paste",({event:t,slice:r})=>this.options.onPaste(t,r)),this.on("delete",
this.options.onDelete);let e=this.createDoc();if(!this.editorState){let t=us(e,this.options.autofocus);this.editorState=
at.create({doc:e,schema:this.schema,selection:t||void 0})}kg(this.schema),this.options.element&&this.mount(this.options.
element)}mount(n){if(typeof document>"u")throw new Error("[tiptap error]: The editor cannot be mounted because there is \
no 'document' defined in this environment.");this.createView(n),this.emit("mount",{editor:this}),this.css&&!document.head.
contains(this.css)&&document.head.appendChild(this.css),window.setTimeout(()=>{this.isDestroyed||(this.options.autofocus!==
!1&&this.options.autofocus!==null&&this.commands.focus(this.options.autofocus),this.emit("create",{editor:this}),this.isInitialized=
!0)},0)}unmount(){if(this.editorView){this.editorState=this.editorView.state;let n=this.editorView.dom;n?.editor&&delete n.
editor,this.editorView.destroy()}if(this.editorView=null,this.isInitialized=!1,this.css&&!document.querySelectorAll(`.${this.
className}`).length)try{typeof this.css.remove=="function"?this.css.remove():this.css.parentNode&&this.css.parentNode.removeChild(
this.css)}catch(n){console.warn("Failed to remove CSS element:",n)}this.css=null,this.emit("unmount",{editor:this})}get storage(){
return this.extensionStorage}get commands(){return this.commandManager.commands}chain(){return this.commandManager?this.
commandManager.chain():Wt.createFakeChain()}can(){return this.commandManager?this.commandManager.can():Wt.createFallbackCan()}injectCSS(){
this.options.injectCSS&&typeof document<"u"&&(this.css=Km(Sg,this.options.injectNonce))}setOptions(n={}){this.options={...this.
options,...n},!(!this.editorView||!this.state||this.isDestroyed)&&(this.options.editorProps&&this.view.setProps({...this.
options.editorProps,attributes:this.getEditorViewAttributes()}),this.view.updateState(this.state))}setEditable(n,e=!0){this.
setOptions({editable:n}),e&&this.emit("update",{editor:this,transaction:this.state.tr,appendedTransactions:[]})}get isEditable(){
return this.options.editable&&this.view&&this.view.editable}get view(){return this.editorView?this.editorView:new Proxy(
{state:this.editorState,updateState:n=>{this.editorState=n},dispatch:n=>{this.dispatchTransaction(n)},composing:!1,dragging:null,
editable:!0,isDestroyed:!1},{get:(n,e)=>{if(this.editorView)return this.editorView[e];if(e==="state")return this.editorState;
if(e in n)return Reflect.get(n,e);throw new Error(`[tiptap error]: The editor view is not available. Cannot access view[\
'${e}']. The editor may not be mounted yet.`)}})}get state(){return wc&&!this.hasWarnedStaleDecorationRead&&Dm(this)&&(this.
hasWarnedStaleDecorationRead=!0,console.warn("[tiptap warn]: `editor.state` was read while decoration `create()` was run\
ning. It returns the pre-transaction document. Use the `state` argument passed to `create()` instead. Helpers like `edit\
or.isActive()` read `editor.state` too, so pass `state` to their standalone versions instead of calling them on the edit\
or.")),this.editorView&&(this.editorState=this.view.state),this.editorState}registerPlugin(n,e){let t=hs(e)?e(n,[...this.
state.plugins]):[...this.state.plugins,n],r=this.state.reconfigure({plugins:t});return this.view.updateState(r),r}unregisterPlugin(n){
if(this.isDestroyed)return;let e=this.state.plugins,t=e;if([].concat(n).forEach(o=>{let s=typeof o=="string"?`${o}$`:o.key;
t=t.filter(i=>!i.key.startsWith(s))}),e.length===t.length)return;let r=this.state.reconfigure({plugins:t});return this.view.
updateState(r),r}createExtensionManager(){var n,e;let t=[...this.options.enableCoreExtensions?[fg,ag.configure({blockSeparator:(n=
this.options.coreExtensionOptions)===null||n===void 0||(n=n.clipboardTextSerializer)===null||n===void 0?void 0:n.blockSeparator}),
cg,pg,mg,yg.configure({value:(e=this.options.coreExtensionOptions)===null||e===void 0||(e=e.tabindex)===null||e===void 0?
void 0:e.value}),ug,gg,dg,bg.configure({direction:this.options.textDirection})].filter(r=>typeof this.options.enableCoreExtensions==
"object"?this.options.enableCoreExtensions[r.name]!==!1:!0):[],...this.options.extensions].filter(r=>["extension","node",
"mark"].includes(r?.type));this.extensionManager=new Er(t,this)}createCommandManager(){this.commandManager=new Wt({editor:this})}createSchema(){
this.schema=this.extensionManager.schema}createDoc(){let n;try{n=fs(this.options.content,this.schema,this.options.parseOptions,
{errorOnInvalidContent:this.options.enableContentCheck})}catch(e){if(!(e instanceof Error)||!["[tiptap error]: Invalid J\
SON content","[tiptap error]: Invalid HTML content"].includes(e.message))throw e;let t=fs(this.options.content,this.schema,
this.options.parseOptions,{errorOnInvalidContent:!1});return this.editorState=at.create({doc:t,schema:this.schema,selection:us(
t,this.options.autofocus)||void 0}),this.emit("contentError",{editor:this,error:e,disableCollaboration:()=>{"collaborati\
on"in this.storage&&typeof this.storage.collaboration=="object"&&this.storage.collaboration&&(this.storage.collaboration.
isDisabled=!0),this.options.extensions=this.options.extensions.filter(r=>r.name!=="collaboration"),this.createExtensionManager()}}),
this.editorState.doc}return n}getEditorViewAttributes(){var n;let e=(n=this.options.editorProps)===null||n===void 0?void 0:
n.attributes;return hs(e)?t=>({role:"textbox",...e(t)}):{role:"textbox",...e}}createView(n){let{editorProps:e,enableExtensionDispatchTransaction:t}=this.
options,r=e.dispatchTransaction||this.dispatchTransaction.bind(this),o=t?this.extensionManager.dispatchTransaction(r):r,
s=e.transformPastedHTML,i=this.extensionManager.transformPastedHTML(s);this.editorView=new kn(n,{...e,attributes:this.getEditorViewAttributes(),
dispatchTransaction:o,transformPastedHTML:i,state:this.editorState,markViews:this.extensionManager.markViews,nodeViews:this.
extensionManager.nodeViews});let l=this.state.reconfigure({plugins:this.extensionManager.plugins});this.view.updateState(
l),this.prependClass(),this.injectCSS();let a=this.view.dom;a.editor=this}createNodeViews(){this.view.isDestroyed||this.
view.setProps({markViews:this.extensionManager.markViews,nodeViews:this.extensionManager.nodeViews})}prependClass(){this.
view.dom.className=`${this.className} ${this.view.dom.className}`}captureTransaction(n){this.isCapturingTransaction=!0,n(),
this.isCapturingTransaction=!1;let e=this.capturedTransaction;return this.capturedTransaction=null,e}dispatchTransaction(n){
if(this.view.isDestroyed)return;if(this.isCapturingTransaction){if(!this.capturedTransaction){this.capturedTransaction=n;
return}n.steps.forEach(c=>{var d;return(d=this.capturedTransaction)===null||d===void 0?void 0:d.step(c)});return}let{state:e,
transactions:t}=this.state.applyTransaction(n),r=!this.state.selection.eq(e.selection),o=t.includes(n),s=this.state;if(this.
emit("beforeTransaction",{editor:this,transaction:n,nextState:e}),!o)return;this.view.updateState(e),this.emit("transact\
ion",{editor:this,transaction:n,appendedTransactions:t.slice(1)}),r&&this.emit("selectionUpdate",{editor:this,transaction:n});
let i=t.findLast(c=>c.getMeta("focus")||c.getMeta("blur")),l=i?.getMeta("focus"),a=i?.getMeta("blur");l&&this.emit("focu\
s",{editor:this,event:l.event,transaction:i}),a&&this.emit("blur",{editor:this,event:a.event,transaction:i}),!(n.getMeta(
"preventUpdate")||!t.some(c=>c.docChanged)||s.doc.eq(e.doc))&&this.emit("update",{editor:this,transaction:n,appendedTransactions:t.
slice(1)})}getAttributes(n){return Up(this.state,n)}isActive(n,e){let t=typeof n=="string"?n:null,r=typeof n=="string"?e:
n;return Zp(this.state,t,r)}getJSON(){return this.state.doc.toJSON()}getHTML(){return bs(this.state.doc.content,this.schema)}getText(n){
let{blockSeparator:e=`

`,textSerializers:t={}}=n||{};return Jp(this.state.doc,{blockSeparator:e,textSerializers:{...cc(this.schema),...t}})}get isEmpty(){
return qt(this.state.doc)}destroy(){this.destroyed||(this.destroyed=!0,this.emit("destroy"),this.unmount(),this.removeAllListeners(),
this.extensionManager.destroy(),this.extensionManager=null,this.schema=null,this.commandManager=null,this.extensionStorage=
{})}get isDestroyed(){var n,e;return(n=(e=this.editorView)===null||e===void 0?void 0:e.isDestroyed)!==null&&n!==void 0?n:
!0}$node(n,e){var t;return((t=this.$doc)===null||t===void 0?void 0:t.querySelector(n,e))||null}$nodes(n,e){var t;return((t=
this.$doc)===null||t===void 0?void 0:t.querySelectorAll(n,e))||null}$pos(n){let e=this.state.doc.resolve(n),t=n>0&&e.nodeAfter&&
!e.nodeAfter.isText&&e.nodeAfter.isAtom?e.nodeAfter:null;return new wg(e,this,!1,t)}get $doc(){return this.$pos(0)}};function Ee(n){return new Ar({find:n.find,handler:({state:e,range:t,match:r})=>{let o=I(n.getAttributes,void 0,r);if(o===
!1||o===null)return null;let{tr:s}=e,i=r[r.length-1],l=r[0];if(i){let a=l.search(/\S/),c=t.from+l.indexOf(i),d=c+i.length;
if(dc(t.from,t.to,e.doc).filter(f=>f.mark.type.excluded.find(h=>h===n.type&&h!==f.mark.type)).filter(f=>f.to>c).length)return null;
d<t.to&&s.delete(d,t.to),c>t.from&&s.delete(t.from+a,c);let u=t.from+a+i.length;s.addMark(t.from+a,u,n.type.create(o||{})),
s.removeStoredMark(n.type)}},undoable:n.undoable})}function Dc(n){return new Ar({find:n.find,handler:({state:e,range:t,match:r})=>{
let o=I(n.getAttributes,void 0,r)||{},{tr:s}=e,i=t.from,l=t.to,a=n.type.create(o);if(r[1]){let c=i+r[0].lastIndexOf(r[1]);
c>l?c=l:l=c+r[1].length;let d=r[0][r[0].length-1];s.insertText(d,i+r[0].length-1),s.replaceWith(c,l,a)}else if(r[0]){let c=n.
type.isInline?i:i-1;s.insert(c,n.type.create(o)).delete(s.mapping.map(i),s.mapping.map(l))}s.scrollIntoView()},undoable:n.
undoable})}function An(n){return new Ar({find:n.find,handler:({state:e,range:t,match:r})=>{let o=e.doc.resolve(t.from),s=I(
n.getAttributes,void 0,r)||{};if(!o.node(-1).canReplaceWith(o.index(-1),o.indexAfter(-1),n.type))return null;e.tr.delete(
t.from,t.to).setBlockType(t.from,t.from,n.type,s)},undoable:n.undoable})}function Qe(n){return new Ar({find:n.find,handler:({state:e,range:t,match:r,chain:o})=>{let s=I(n.getAttributes,void 0,r)||
{},i=e.tr.delete(t.from,t.to),l=i.doc.resolve(t.from).blockRange(),a=l&&Et(l,n.type,s);if(!a)return null;if(i.wrap(l,a),
n.keepMarks&&n.editor){let{selection:d,storedMarks:u}=e,{splittableMarks:f}=n.editor.extensionManager,h=u||d.$to.parentOffset&&
d.$from.marks();if(h){let p=h.filter(m=>f.includes(m.type.name));i.ensureMarks(p)}}if(n.keepAttributes){let d=n.type.name===
"bulletList"||n.type.name==="orderedList"?"listItem":"taskList";o().updateAttributes(d,s).run()}let c=i.doc.resolve(t.from-
1).nodeBefore;c&&c.type===n.type&&ye(i.doc,t.from-1)&&(!n.joinPredicate||n.joinPredicate(r,c))&&i.join(t.from-1)},undoable:n.
undoable})}var B=class Rc extends Ms{constructor(...e){super(...e),this.type="node"}static create(e={}){let t=typeof e=="function"?
e():e;return new Rc(t)}configure(e){return super.configure(e)}extend(e){let t=typeof e=="function"?e():e;return super.extend(
t)}};function Ne(n){return new rg({find:n.find,handler:({state:e,range:t,match:r,pasteEvent:o})=>{let s=I(n.getAttributes,void 0,
r,o);if(s===!1||s===null)return null;let{tr:i}=e,l=r[r.length-1],a=r[0],c=t.to;if(l){let d=a.search(/\S/),u=t.from+a.indexOf(
l),f=u+l.length;if(dc(t.from,t.to,e.doc).filter(h=>h.mark.type.excluded.find(p=>p===n.type&&p!==h.mark.type)).filter(h=>h.
to>u).length)return null;f<t.to&&i.delete(f,t.to),u>t.from&&i.delete(t.from+d,u),c=t.from+d+l.length,i.addMark(t.from+d,
c,n.type.create(s||{})),r.index!==void 0&&r.input!==void 0&&r.index+r[0].length>=r.input.length||i.removeStoredMark(n.type)}}})}var Ic=new WeakSet,Pc=new WeakSet;function St(n){let e=n;return Ic.add(e),e}function vs(n){return Array.isArray(n)&&Ic.has(
n)}function Lc(n){return n.flatMap(e=>e==null?[]:Array.isArray(e)&&Pc.has(e)&&!vs(e)?Lc(e):[e])}function Cg(n,e){if(n==="slot")return 0;if(n instanceof Function){let o=n(e);return Array.isArray(o)&&!vs(o)&&!Pc.has(o)?
St(o):o}let{children:t,...r}=e??{};if(n==="svg")throw new Error("SVG elements are not supported in the JSX syntax, use t\
he array syntax instead");if(Array.isArray(t)){if(vs(t))return St([n,r,t]);if(t.length===0)return St([n,r]);let o=Lc(t);
return o.length===0?St([n,r]):St([n,r,...o])}return t!=null?St([n,r,t]):St([n,r])}var Ut=(n,e)=>Cg(n,e);var Mg=(n,e)=>{var t;let{state:r}=n,{selection:o}=r;if(!o.empty)return!1;let{$from:s}=o;if(s.parentOffset!==0)return!1;let i=s.
depth-1;if(i<0)return!1;let l=s.node(i),a=s.index(i);if(a===0)return!1;if(l.type===e)return n.commands.lift(e.name);let c=l.
child(a-1);if(c.type!==e||!(!((t=c.lastChild)===null||t===void 0)&&t.isTextblock))return!1;let d=s.before()-1-1;return n.
commands.command(({tr:u,dispatch:f})=>{if(!f)return!0;let h=s.parent.content,p=new w(h,0,0);return u.replace(d,s.after(),
p),u.setSelection(x.create(u.doc,d+h.size)),u.scrollIntoView(),f(u),!0})},vg=/^\s*>\s$/,Tg=B.create({name:"blockquote",addOptions(){
return{HTMLAttributes:{}}},content:"block+",group:"block",defining:!0,parseHTML(){return[{tag:"blockquote"}]},renderHTML({
HTMLAttributes:n}){return Ut("blockquote",{...D(this.options.HTMLAttributes,n),children:Ut("slot",{})})},parseMarkdown:(n,e)=>{
var t;let r=(t=e.parseBlockChildren)!==null&&t!==void 0?t:e.parseChildren;return e.createNode("blockquote",void 0,r(n.tokens||
[]))},renderMarkdown:(n,e)=>{if(!n.content)return"";let t=">",r=[];return n.content.forEach((o,s)=>{var i,l;let a=((i=(l=
e.renderChild)===null||l===void 0?void 0:l.call(e,o,s))!==null&&i!==void 0?i:e.renderChildren([o])).split(`
`).map(c=>c.trim()===""?t:`${t} ${c}`);r.push(a.join(`
`))}),r.join(`
${t}
`)},addCommands(){return{setBlockquote:()=>({commands:n})=>n.wrapIn(this.name),toggleBlockquote:()=>({commands:n})=>n.toggleWrap(
this.name),unsetBlockquote:()=>({commands:n})=>n.lift(this.name)}},addKeyboardShortcuts(){return{"Mod-Shift-b":()=>this.
editor.commands.toggleBlockquote(),Backspace:()=>Mg(this.editor,this.type)}},addInputRules(){return[Qe({find:vg,type:this.
type})]}});var Ag=/(?:^|\s)(\*\*(?!\s+\*\*)((?:[^*]+))\*\*(?!\s+\*\*))$/,Eg=/(?:^|\s)(\*\*(?!\s+\*\*)((?:[^*]+))\*\*(?!\s+\*\*))/g,
Ng=/(?:^|\s)(__(?!\s+__)((?:[^_]+))__(?!\s+__))$/,Og=/(?:^|\s)(__(?!\s+__)((?:[^_]+))__(?!\s+__))/g,Dg=Ae.create({name:"\
bold",addOptions(){return{HTMLAttributes:{}}},parseHTML(){return[{tag:"strong"},{tag:"b",getAttrs:n=>n.style.fontWeight!==
"normal"&&null},{style:"font-weight=400",clearMark:n=>n.type.name===this.name},{style:"font-weight",getAttrs:n=>/^(bold(er)?|[5-9]\d{2,})$/.
test(n)&&null}]},renderHTML({HTMLAttributes:n}){return Ut("strong",{...D(this.options.HTMLAttributes,n),children:Ut("slo\
t",{})})},markdownTokenName:"strong",parseMarkdown:(n,e)=>e.applyMark("bold",e.parseInline(n.tokens||[])),markdownOptions:{
htmlReopen:{open:"<strong>",close:"</strong>"}},renderMarkdown:(n,e)=>`**${e.renderChildren(n)}**`,addCommands(){return{
setBold:()=>({commands:n})=>n.setMark(this.name),toggleBold:()=>({commands:n})=>n.toggleMark(this.name),unsetBold:()=>({
commands:n})=>n.unsetMark(this.name)}},addKeyboardShortcuts(){return{"Mod-b":()=>this.editor.commands.toggleBold(),"Mod-\
B":()=>this.editor.commands.toggleBold()}},addInputRules(){return[Ee({find:Ag,type:this.type}),Ee({find:Ng,type:this.type})]},
addPasteRules(){return[Ne({find:Eg,type:this.type}),Ne({find:Og,type:this.type})]}});var Rg=n=>{let e=/`([^`]+)`(?!`)$/.exec(n);return!e||e.index>0&&n[e.index-1]==="`"?null:{index:e.index,text:e[0],replaceWith:e[1]}},
Ig=n=>{let e=/`([^`]+)`(?!`)/g,t=[],r;for(;(r=e.exec(n))!==null;)r.index>0&&n[r.index-1]==="`"||t.push({index:r.index,text:r[0],
replaceWith:r[1]});return t};function Pg(n){let e=new Set((n.match(/`+/g)||[]).map(r=>r.length)),t=1;for(;e.has(t);)t+=1;
return t}var Lg=Ae.create({name:"code",addOptions(){return{HTMLAttributes:{}}},excludes:"_",code:!0,exitable:!0,parseHTML(){
return[{tag:"code"}]},renderHTML({HTMLAttributes:n}){return["code",D(this.options.HTMLAttributes,n),0]},markdownTokenName:"\
codespan",parseMarkdown:(n,e)=>e.applyMark("code",[{type:"text",text:n.text||""}]),renderMarkdown:(n,e,t)=>{var r;if(!n.
content)return"";let o=typeof(t==null||(r=t.meta)===null||r===void 0?void 0:r.markText)=="string"?t.meta.markText:"",s="\
`".repeat(Pg(o)),i=o.startsWith("`")||o.endsWith("`")?" ":"";return`${s}${i}${e.renderChildren(n.content)}${i}${s}`},addCommands(){
return{setCode:()=>({commands:n})=>n.setMark(this.name),toggleCode:()=>({commands:n})=>n.toggleMark(this.name),unsetCode:()=>({
commands:n})=>n.unsetMark(this.name)}},addKeyboardShortcuts(){return{"Mod-e":()=>this.editor.commands.toggleCode()}},addInputRules(){
return[Ee({find:Rg,type:this.type})]},addPasteRules(){return[Ne({find:Ig,type:this.type})]}});var Ts=4,zg=/^```([a-z]+)?[\s\n]$/,Bg=/^~~~([a-z]+)?[\s\n]$/,$g=B.create({name:"codeBlock",addOptions(){return{languageClassPrefix:"\
language-",exitOnTripleEnter:!0,exitOnArrowDown:!0,exitOnArrowUp:!0,defaultLanguage:null,enableTabIndentation:!1,tabSize:Ts,
HTMLAttributes:{}}},content:"text*",marks:"",group:"block",code:!0,defining:!0,addAttributes(){return{language:{default:this.
options.defaultLanguage,parseHTML:n=>{var e;let{languageClassPrefix:t}=this.options;if(!t)return null;let r=[...((e=n.firstElementChild)===
null||e===void 0?void 0:e.classList)||[]].filter(o=>o.startsWith(t)).map(o=>o.replace(t,""))[0];return r||null},rendered:!1}}},
parseHTML(){return[{tag:"pre",preserveWhitespace:"full"}]},renderHTML({node:n,HTMLAttributes:e}){return["pre",D(this.options.
HTMLAttributes,e),["code",{class:n.attrs.language?this.options.languageClassPrefix+n.attrs.language:null},0]]},markdownTokenName:"\
code",parseMarkdown:(n,e)=>{var t,r;return((t=n.raw)===null||t===void 0?void 0:t.startsWith("```"))===!1&&((r=n.raw)===null||
r===void 0?void 0:r.startsWith("~~~"))===!1&&n.codeBlockStyle!=="indented"?[]:e.createNode("codeBlock",{language:n.lang||
null},n.text?[e.createTextNode(n.text)]:[])},renderMarkdown:(n,e)=>{var t;let r="",o=((t=n.attrs)===null||t===void 0?void 0:
t.language)||"";return n.content?r=[`\`\`\`${o}`,e.renderChildren(n.content),"```"].join(`
`):r=`\`\`\`${o}

\`\`\``,r},addCommands(){return{setCodeBlock:n=>({commands:e})=>e.setNode(this.name,n),toggleCodeBlock:n=>({commands:e})=>e.
toggleNode(this.name,"paragraph",n)}},addKeyboardShortcuts(){return{"Mod-Alt-c":()=>this.editor.commands.toggleCodeBlock(),
Backspace:()=>{let{empty:n,$anchor:e}=this.editor.state.selection,t=e.pos===1;return!n||e.parent.type.name!==this.name?!1:
t||!e.parent.textContent.length?this.editor.commands.clearNodes():!1},Tab:({editor:n})=>{var e;if(!this.options.enableTabIndentation)
return!1;let t=(e=this.options.tabSize)!==null&&e!==void 0?e:Ts,{state:r}=n,{selection:o}=r,{$from:s,empty:i}=o;if(s.parent.
type!==this.type)return!1;let l=" ".repeat(t);return i?n.commands.insertContent(l):n.commands.command(({tr:a})=>{let{from:c,
to:d}=o,u=r.doc.textBetween(c,d,`
`,`
`).split(`
`).map(f=>l+f).join(`
`);return a.replaceWith(c,d,r.schema.text(u)),!0})},"Shift-Tab":({editor:n})=>{var e;if(!this.options.enableTabIndentation)
return!1;let t=(e=this.options.tabSize)!==null&&e!==void 0?e:Ts,{state:r}=n,{selection:o}=r,{$from:s,empty:i}=o;return s.
parent.type!==this.type?!1:i?n.commands.command(({tr:l})=>{var a;let{pos:c}=s,d=s.start(),u=s.end(),f=r.doc.textBetween(
d,u,`
`,`
`).split(`
`),h=0,p=0,m=c-d;for(let k=0;k<f.length;k+=1){if(p+f[k].length>=m){h=k;break}p+=f[k].length+1}let g=((a=f[h].match(/^ */))===
null||a===void 0?void 0:a[0])||"",y=Math.min(g.length,t);if(y===0)return!0;let S=d;for(let k=0;k<h;k+=1)S+=f[k].length+1;
return l.delete(S,S+y),c-S<=y&&l.setSelection(x.create(l.doc,S)),!0}):n.commands.command(({tr:l})=>{let{from:a,to:c}=o,d=r.
doc.textBetween(a,c,`
`,`
`).split(`
`).map(u=>{var f;let h=((f=u.match(/^ */))===null||f===void 0?void 0:f[0])||"",p=Math.min(h.length,t);return u.slice(p)}).
join(`
`);return l.replaceWith(a,c,r.schema.text(d)),!0})},Enter:({editor:n})=>{if(!this.options.exitOnTripleEnter)return!1;let{
state:e}=n,{selection:t}=e,{$from:r,empty:o}=t;if(!o||r.parent.type!==this.type)return!1;let s=r.parentOffset===r.parent.
nodeSize-2,i=r.parent.textContent.endsWith(`

`);return!s||!i?!1:n.chain().command(({tr:l})=>(l.delete(r.pos-2,r.pos),!0)).exitCode().run()},ArrowUp:({editor:n})=>{if(!this.
options.exitOnArrowUp)return!1;let{state:e}=n,{selection:t}=e,{$from:r,empty:o}=t;if(!o||r.parent.type!==this.type||r.parentOffset!==
0)return!1;let s=r.before();return s>0?!1:n.commands.insertDefaultBlock({pos:s})},ArrowDown:({editor:n})=>{if(!this.options.
exitOnArrowDown)return!1;let{state:e}=n,{selection:t,doc:r}=e,{$from:o,empty:s}=t;if(!s||o.parent.type!==this.type||o.parentOffset!==
o.parent.nodeSize-2)return!1;let i=o.after();return i===void 0?!1:r.nodeAt(i)?n.commands.command(({tr:l})=>(l.setSelection(
v.near(r.resolve(i))),!0)):n.commands.exitCode()}}},addInputRules(){return[An({find:zg,type:this.type,getAttributes:n=>({
language:n[1]})}),An({find:Bg,type:this.type,getAttributes:n=>({language:n[1]})})]},addProseMirrorPlugins(){return[new N(
{key:new z("codeBlockVSCodeHandler"),props:{handlePaste:(n,e)=>{if(!e.clipboardData||this.editor.isActive(this.type.name))
return!1;let t=e.clipboardData.getData("text/plain"),r=e.clipboardData.getData("vscode-editor-data"),o=r?JSON.parse(r):void 0,
s=o?.mode;if(!t||!s)return!1;let{tr:i,schema:l}=n.state,a=l.text(t.replace(/\r\n?/g,`
`));return i.replaceSelectionWith(this.type.create({language:s},a)),i.selection.$from.parent.type!==this.type&&i.setSelection(
x.near(i.doc.resolve(Math.max(0,i.selection.from-2)))),i.setMeta("paste",!0),n.dispatch(i),!0}}})]}});var Fg=B.create({name:"doc",topNode:!0,content:"block+",renderMarkdown:(n,e)=>n.content?e.renderChildren(n.content,`

`):""});var Vg=B.create({name:"hardBreak",markdownTokenName:"br",addOptions(){return{keepMarks:!0,HTMLAttributes:{}}},inline:!0,
group:"inline",selectable:!1,linebreakReplacement:!0,parseHTML(){return[{tag:"br"}]},renderHTML({HTMLAttributes:n}){return[
"br",D(this.options.HTMLAttributes,n)]},renderText(){return`
`},renderMarkdown:()=>`  
`,parseMarkdown:()=>({type:"hardBreak"}),addCommands(){return{setHardBreak:()=>({commands:n,chain:e,state:t,editor:r})=>n.
first([()=>n.exitCode(),()=>n.command(()=>{let{selection:o,storedMarks:s}=t;if(o.$from.parent.type.spec.isolating)return!1;
let{keepMarks:i}=this.options,{splittableMarks:l}=r.extensionManager,a=s||o.$to.parentOffset&&o.$from.marks();return e().
insertContent({type:this.name}).command(({tr:c,dispatch:d})=>{if(d&&a&&i){let u=a.filter(f=>l.includes(f.type.name));c.ensureMarks(
u)}return!0}).scrollIntoView().run()})])}},addKeyboardShortcuts(){return{"Mod-Enter":()=>this.editor.commands.setHardBreak(),
"Shift-Enter":()=>this.editor.commands.setHardBreak()}}});var Hg=B.create({name:"heading",addOptions(){return{levels:[1,2,3,4,5,6],HTMLAttributes:{}}},content:"inline*",group:"bl\
ock",defining:!0,addAttributes(){return{level:{default:1,rendered:!1}}},parseHTML(){return this.options.levels.map(n=>({
tag:`h${n}`,attrs:{level:n}}))},renderHTML({node:n,HTMLAttributes:e}){return[`h${this.options.levels.includes(n.attrs.level)?
n.attrs.level:this.options.levels[0]}`,D(this.options.HTMLAttributes,e),0]},parseMarkdown(n,e){let t=n.depth||1;return this.
options.levels.includes(t)?e.createNode("heading",{level:t},e.parseInline(n.tokens||[])):e.createNode("paragraph",void 0,
e.parseInline(n.tokens||[]))},renderMarkdown:(n,e)=>{var t;let r=!((t=n.attrs)===null||t===void 0)&&t.level?parseInt(n.attrs.
level,10):1,o="#".repeat(r);return n.content?`${o} ${e.renderChildren(n.content)}`:""},addCommands(){return{setHeading:n=>({
commands:e})=>this.options.levels.includes(n.level)?e.setNode(this.name,n):!1,toggleHeading:n=>({commands:e})=>this.options.
levels.includes(n.level)?e.toggleNode(this.name,"paragraph",n):!1}},addKeyboardShortcuts(){return this.options.levels.reduce(
(n,e)=>({...n,[`Mod-Alt-${e}`]:()=>this.editor.commands.toggleHeading({level:e})}),{})},addInputRules(){return this.options.
levels.map(n=>An({find:new RegExp(`^(#{${Math.min(...this.options.levels)},${n}})\\s$`),type:this.type,getAttributes:{level:n}}))}});var Wg=B.create({name:"horizontalRule",addOptions(){return{HTMLAttributes:{},nextNodeType:"paragraph"}},group:"block",parseHTML(){
return[{tag:"hr"}]},renderHTML({HTMLAttributes:n}){return["hr",D(this.options.HTMLAttributes,n)]},markdownTokenName:"hr",
parseMarkdown:(n,e)=>e.createNode("horizontalRule"),renderMarkdown:()=>"---",addCommands(){return{setHorizontalRule:()=>({
chain:n,state:e})=>{if(!Tc(e,e.schema.nodes[this.name]))return!1;let{selection:t}=e,{$to:r}=t,o=n();return Tr(t)?o.insertContentAt(
r.pos,{type:this.name}):o.insertContent({type:this.name}),o.command(({state:s,tr:i,dispatch:l})=>{if(l){let{$to:a}=i.selection,
c=a.end();if(a.nodeAfter)a.nodeAfter.isTextblock?i.setSelection(x.create(i.doc,a.pos+1)):a.nodeAfter.isBlock?i.setSelection(
T.create(i.doc,a.pos)):i.setSelection(x.create(i.doc,a.pos));else{let d=s.schema.nodes[this.options.nextNodeType]||a.parent.
type.contentMatch.defaultType,u=d?.create();u&&(i.insert(c,u),i.setSelection(x.create(i.doc,c+1)))}i.scrollIntoView()}return!0}).
run()}}},addInputRules(){return[Dc({find:/^(?:---|—-|___\s|\*\*\*\s)$/,type:this.type})]}});var jg=/(?:^|\s)(\*(?!\s+\*)((?:[^*]+))\*(?!\s+\*))$/,_g=/(?:^|\s)(\*(?!\s+\*)((?:[^*]+))\*(?!\s+\*))/g,Kg=/(?:^|\s)(_(?!\s+_)((?:[^_]+))_(?!\s+_))$/,
Jg=/(?:^|\s)(_(?!\s+_)((?:[^_]+))_(?!\s+_))/g,qg=Ae.create({name:"italic",addOptions(){return{HTMLAttributes:{}}},parseHTML(){
return[{tag:"em"},{tag:"i",getAttrs:n=>n.style.fontStyle!=="normal"&&null},{style:"font-style=normal",clearMark:n=>n.type.
name===this.name},{style:"font-style=italic"}]},renderHTML({HTMLAttributes:n}){return["em",D(this.options.HTMLAttributes,
n),0]},addCommands(){return{setItalic:()=>({commands:n})=>n.setMark(this.name),toggleItalic:()=>({commands:n})=>n.toggleMark(
this.name),unsetItalic:()=>({commands:n})=>n.unsetMark(this.name)}},markdownTokenName:"em",parseMarkdown:(n,e)=>e.applyMark(
"italic",e.parseInline(n.tokens||[])),markdownOptions:{htmlReopen:{open:"<em>",close:"</em>"}},renderMarkdown:(n,e)=>`*${e.
renderChildren(n)}*`,addKeyboardShortcuts(){return{"Mod-i":()=>this.editor.commands.toggleItalic(),"Mod-I":()=>this.editor.
commands.toggleItalic()}},addInputRules(){return[Ee({find:jg,type:this.type}),Ee({find:Kg,type:this.type})]},addPasteRules(){
return[Ne({find:_g,type:this.type}),Ne({find:Jg,type:this.type})]}});var Ug="listItem",zc="textStyle",Bc=/^\s*([-+*])\s$/,Jc=B.create({name:"bulletList",addOptions(){return{itemTypeName:"li\
stItem",HTMLAttributes:{},keepMarks:!1,keepAttributes:!1}},group:"block list",content(){return`${this.options.itemTypeName}\
+`},parseHTML(){return[{tag:"ul"}]},renderHTML({HTMLAttributes:n}){return["ul",D(this.options.HTMLAttributes,n),0]},markdownTokenName:"\
list",parseMarkdown:(n,e)=>n.type!=="list"||n.ordered?[]:{type:"bulletList",content:n.items?e.parseChildren(n.items):[]},
renderMarkdown:(n,e)=>n.content?e.renderChildren(n.content,`
`):"",markdownOptions:{indentsContent:!0},addCommands(){return{toggleBulletList:()=>({commands:n,chain:e})=>this.options.
keepAttributes?e().toggleList(this.name,this.options.itemTypeName,this.options.keepMarks).updateAttributes(Ug,this.editor.
getAttributes(zc)).run():n.toggleList(this.name,this.options.itemTypeName,this.options.keepMarks)}},addKeyboardShortcuts(){
return{"Mod-Shift-8":()=>this.editor.commands.toggleBulletList()}},addInputRules(){let n=Qe({find:Bc,type:this.type});return(this.
options.keepMarks||this.options.keepAttributes)&&(n=Qe({find:Bc,type:this.type,keepMarks:this.options.keepMarks,keepAttributes:this.
options.keepAttributes,getAttributes:()=>this.editor.getAttributes(zc),editor:this.editor})),[n]}}),Gg=(n,e,t)=>{let{selection:r}=n;
if(!r.empty)return null;let{$from:o}=r;if(!o.parent.isTextblock||o.parentOffset!==o.parent.content.size)return null;let s=-1;
for(let h=o.depth;h>0;h-=1)if(o.node(h).type.name===e){s=h;break}if(s<0)return null;let i=o.node(s),l=o.index(s);if(l+1>=
i.childCount)return null;let a=i.child(l+1);if(!t.includes(a.type.name))return null;let c=n.schema.nodes[e],d=!1;if(a.forEach(
h=>{h.type===c&&h.childCount>1&&(d=!0)}),!d)return null;let u=n.doc.resolve(o.after()).nodeAfter;if(!u||!t.includes(u.type.
name))return null;let f=[];return u.forEach(h=>{f.push(h)}),f.length===0?null:{listItemDepth:s,nestedList:u,nestedListPos:o.
after(),insertPos:o.after(s),items:f}},Xg=(n,e,t,r)=>{let o=Gg(n,t,r);if(!o)return!1;let{selection:s}=n,{nestedList:i,nestedListPos:l,
insertPos:a,items:c}=o,d=n.tr;d.delete(l,l+i.nodeSize);let u=d.mapping.map(a);return d.insert(u,b.from(c)),d.setSelection(
s.map(d.doc,d.mapping)),e&&e(d),!0},Yg=(n,e,t)=>Xg(n.state,n.view.dispatch,e,t),qc=(n,e)=>F.create({name:`${n}BranchingD\
eleteKeymap`,priority:101,addKeyboardShortcuts(){let t=()=>Yg(this.editor,n,e);return{Delete:t,"Mod-Delete":t}}}),Uc=[[1e3,
"m"],[900,"cm"],[500,"d"],[400,"cd"],[100,"c"],[90,"xc"],[50,"l"],[40,"xl"],[10,"x"],[9,"ix"],[5,"v"],[4,"iv"],[1,"i"]],
Nr="abcdefghijklmnopqrstuvwxyz",Gc=String.raw`\d+|[ivxlcdmIVXLCDM]+|${"[a-zA-Z]{1,2}"}`;function Rr(n){let e=n,t="";for(let[
r,o]of Uc)for(;e>=r;)t+=o,e-=r;return t}function As(n){return Rr(n).toUpperCase()}function Xc(n){let e=n.toLowerCase(),t=0,
r=0;for(;t<e.length;){let o=!1;for(let[s,i]of Uc)if(e.startsWith(i,t)){r+=s,t+=i.length,o=!0;break}if(!o)return 0}return r}
function Zg(n){if(!/^[ivxlcdmIVXLCDM]+$/.test(n))return!1;let e=Xc(n);return e<=0?!1:(n===n.toLowerCase()?Rr(e):As(e))===
n}function Qg(n){let e=n.toLowerCase();if(e.length===1)return e.charCodeAt(0)-97+1;if(e.length===2){let t=e.charCodeAt(0)-
97,r=e.charCodeAt(1)-97;return(t+1)*26+r+1}return 0}function Or(n){if(n<=26)return Nr[n-1];let e=Math.floor((n-1)/26)-1,
t=(n-1)%26;return e<0?Nr[t]:Nr[e]+Nr[t]}function Ir(n){if(!(!n||/^\d+$/.test(n))){if(Zg(n))return n===n.toLowerCase()?"i":
"I";if(/^[a-z]{1,2}$/.test(n))return"a";if(/^[A-Z]{1,2}$/.test(n))return"A"}}function Es(n){if(/^\d+$/.test(n))return parseInt(
n,10);let e=Ir(n);if(e==="i"||e==="I")return Xc(n);if(e==="a"||e==="A"){let r=Qg(n);return r>0?r:1}let t=parseInt(n,10);
return Number.isNaN(t)?1:t}function ey(n,e){if(n==="numeric")return String(e);switch(n){case"a":return Or(e);case"A":return Or(
e).toUpperCase();case"i":return Rr(e);case"I":return As(e);default:return String(e)}}function ty(n){var e;if(n.length===
0)return!1;let t=(e=Ir(n[0]))!==null&&e!==void 0?e:"numeric",r=Es(n[0]);if(r<1)return!1;for(let o=0;o<n.length;o++){let s=ey(
t,r+o);if(n[o]!==s)return!1}return!0}function ny(n){return{type:Ir(n),start:Es(n)}}function ry(n){let{type:e,start:t}=ny(
n),r={};return e&&(r.type=e),t!==1&&(r.start=t),r}function oy(n,e,t=". "){let r=e+1;if(!n||n==="1")return`${r}${t}`;switch(n){case"\
a":return`${Or(r)}${t}`;case"A":return`${Or(r).toUpperCase()}${t}`;case"i":return`${Rr(r)}${t}`;case"I":return`${As(r)}${t}`;default:
return`${r}${t}`}}function sy(n){return!n[0]||n[0].type==="paragraph"?n:[{type:"paragraph",content:[]},...n]}function iy(n){
var e,t;let r=(e=n.content)===null||e===void 0?void 0:e[0];return r?.type==="paragraph"&&!(!((t=r.content)===null||t===void 0)&&
t.length)}var ly="&nbsp;",$c=1,ay=n=>{var e;return((e=n?.level)!==null&&e!==void 0?e:$c)>$c};function cy(n){var e,t;let r=(e=
n.tokens)===null||e===void 0?void 0:e[0];return!!(n.text&&((t=n.tokens)===null||t===void 0?void 0:t.length)===1&&r?.type===
"list"&&r.ordered&&r.raw===n.text)}function dy(n,e){return e.tokenizeInline?e.parseInline(e.tokenizeInline(n)):e.parseInline(
[{type:"text",raw:n,text:n}])}var Yc=B.create({name:"listItem",addOptions(){return{HTMLAttributes:{},bulletListTypeName:"\
bulletList",orderedListTypeName:"orderedList"}},content:"paragraph block*",defining:!0,parseHTML(){return[{tag:"li"}]},renderHTML({
HTMLAttributes:n}){return["li",D(this.options.HTMLAttributes,n),0]},markdownTokenName:"list_item",parseMarkdown:(n,e)=>{
var t;if(n.type!=="list_item")return[];let r=(t=e.parseBlockChildren)!==null&&t!==void 0?t:e.parseChildren,o=[];if(n.tokens&&
n.tokens.length>0){if(cy(n))return{type:"listItem",content:[{type:"paragraph",content:dy(n.text||"",e)}]};let[i,...l]=n.
tokens;if(i.type==="heading"){var s;return{type:"listItem",content:[{type:"paragraph",content:e.parseInline((s=i.tokens)!==
null&&s!==void 0?s:[])},...l.length>0?r(l):[]]}}if(n.tokens.some(a=>a.type==="paragraph"))o=r(n.tokens);else if(i.type===
"text"&&i.tokens&&i.tokens.length>0){if(o=[{type:"paragraph",content:e.parseInline(i.tokens)}],n.tokens.length>1){let a=r(
n.tokens.slice(1));o.push(...a)}}else o=r(n.tokens)}return o.length===0&&(o=[{type:"paragraph",content:[]}]),{type:"list\
Item",content:sy(o)}},renderMarkdown:(n,e,t)=>{let r=i=>{if(i.parentType==="bulletList")return"- ";if(i.parentType==="or\
deredList"){var l,a;let c=((l=i.meta)===null||l===void 0||(l=l.parentAttrs)===null||l===void 0?void 0:l.start)||1;return oy(
(a=i.meta)===null||a===void 0||(a=a.parentAttrs)===null||a===void 0?void 0:a.type,c-1+(i.index||0),". ")}return"- "},o=Cs(
n,e,r,t,{alignNestedToPrefix:t?.parentType==="orderedList"});if(!iy(n)||!ay(t))return o;let s=r(t);return`${s}${ly}${o.slice(
s.length)}`},addExtensions(){return[qc(this.name,[this.options.bulletListTypeName,this.options.orderedListTypeName])]},addKeyboardShortcuts(){
return{Enter:()=>this.editor.commands.splitListItem(this.name),Tab:()=>this.editor.commands.sinkListItem(this.name),"Shi\
ft-Tab":()=>this.editor.commands.liftListItem(this.name)}}}),Ns=(n,e)=>{let{$from:t}=e.selection,r=q(n,e.schema),o=null,
s=t.depth,i=t.pos,l=null;for(;s>0&&l===null;)o=t.node(s),o.type===r?l=s:(s-=1,i-=1);return l===null?null:{$pos:e.doc.resolve(
i),depth:l}},Zc=(n,e)=>{let t=Ns(n,e);if(!t)return!1;let[,r]=uc(e,n,t.$pos.pos+4);return r},uy=(n,e,t)=>{let{$anchor:r}=n.
selection,o=Math.max(0,r.pos-2),s=n.doc.resolve(o).node();return!(!s||!t.includes(s.type.name))},Fc=(n,e,t)=>{if(n.commands.
undoInputRule())return!0;if(n.state.selection.from!==n.state.selection.to)return!1;if(!Te(n.state,e)&&uy(n.state,e,t)){let{
$anchor:s}=n.state.selection,i=n.state.doc.resolve(s.before()-1),l=[];i.node().descendants((d,u)=>{d.type.name===e&&l.push(
{node:d,pos:u})});let a=l.at(-1);if(!a)return!1;let c=n.state.doc.resolve(i.start()+a.pos+1);return n.chain().command(({
tr:d})=>{let u=c.end();return d.delete(s.before(),s.after()).insert(u,s.parent),d.setSelection(x.create(d.doc,u+1)),!0}).
command(({state:d,dispatch:u})=>(Un(d,u),!0)).run()}if(!Te(n.state,e)||!pc(n.state))return!1;let{$from:r}=n.state.selection,
o=r.depth-1;return r.node(o).type!==n.schema.nodes[e]||r.index(o)!==0?!1:n.chain().liftListItem(e).run()},fy=(n,e)=>{let t=Zc(
n,e),r=Ns(n,e);return!r||!t?!1:t>r.depth},hy=(n,e)=>{let t=Zc(n,e),r=Ns(n,e);return!r||!t?!1:t<r.depth},Vc=(n,e)=>!Te(n.
state,e)||!hc(n.state,e)||!n.state.selection.empty?!1:fy(e,n.state)?n.chain().focus(n.state.selection.from+4).lift(e).joinBackward().
run():hy(e,n.state)?n.commands.command(({state:t,dispatch:r})=>Gn(t,r)):n.commands.joinItemForward(),py=(n,e,t)=>{let{state:r}=n,
{selection:o}=r;if(!o.empty)return!1;let{$from:s}=o;if(s.parentOffset!==0||!s.parent.isTextblock||Te(r,e))return!1;let i=fc(
s);if(!i||!t.includes(i.type.name))return!1;let l=i.lastChild;if(!l||l.type.name!==e)return!1;let a=s.parent;if(!l.canReplace(
l.childCount,l.childCount,b.from(a)))return!1;let c=s.before(),d=s.after(),u=c-2;return n.commands.command(({tr:f,dispatch:h})=>(h&&
(f.delete(c,d).insert(u,b.from(a)),f.setSelection(x.create(f.doc,u+1)),f.scrollIntoView()),!0))};var my=F.create({name:"listKeymap",addOptions(){return{listTypes:[{itemName:"listItem",wrapperNames:["bulletList","order\
edList"]},{itemName:"taskItem",wrapperNames:["taskList"]}]}},addKeyboardShortcuts(){return{Delete:({editor:n})=>{let e=!1;
return this.options.listTypes.forEach(({itemName:t})=>{n.state.schema.nodes[t]!==void 0&&Vc(n,t)&&(e=!0)}),e},"Mod-Delet\
e":({editor:n})=>{let e=!1;return this.options.listTypes.forEach(({itemName:t})=>{n.state.schema.nodes[t]!==void 0&&Vc(n,
t)&&(e=!0)}),e},Backspace:({editor:n})=>{let e=!1;return this.options.listTypes.forEach(({itemName:t,wrapperNames:r})=>{
n.state.schema.nodes[t]!==void 0&&Fc(n,t,r)&&(e=!0)}),e},"Mod-Backspace":({editor:n})=>{let e=!1;return this.options.listTypes.
forEach(({itemName:t,wrapperNames:r})=>{n.state.schema.nodes[t]!==void 0&&Fc(n,t,r)&&(e=!0)}),e},Tab:({editor:n})=>{for(let{
itemName:e,wrapperNames:t}of this.options.listTypes)if(n.state.schema.nodes[e]!==void 0&&py(n,e,t))return!0;return!1}}}}),
Dr=new RegExp(`^(\\s*)(${Gc})([.)])\\s+(.*)$`),gy=/^\s/,Gt={heading:/^#{1,6}(?:\s|$)/,bulletItem:/^[-+*]\s+/,codeFence:/^(?:```|~~~)/,
blockMath:/^\$\$/,thematicBreak:/^(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$/};function yy(n){return Dr.test(
n.trimStart())}function by(n){let e=n.trimStart();return Gt.bulletItem.test(e)||yy(e)||Gt.heading.test(e)||Gt.thematicBreak.
test(e)&&!e.startsWith("-")||/^>\s?/.test(e)||Gt.codeFence.test(e)||Gt.blockMath.test(e)}function ky(n){return Object.values(
Gt).some(e=>e.test(n))}function wy(n){let e=[],t=[],r=!1;return n.forEach(o=>{if(r){t.push(o);return}if(o.trim()===""){r=
!0,t.push(o);return}if(e.length>0&&by(o)){r=!0,t.push(o);return}e.push(o)}),{paragraphLines:e,blockLines:t}}function Hc(n){
let e=[],t=0,r=0;for(;t<n.length;){let o=n[t],s=o.match(Dr);if(!s)break;let[,i,l,a,c]=s,d=i.length,u=parseInt(l,10),f=isNaN(
u)?Ir(l):void 0,h=isNaN(u)?Es(l):u,p=[c],m=t+1,g=[o],y=!1;for(;m<n.length;){let S=n[m];if(S.match(Dr))break;if(S.trim()===
"")g.push(S),p.push(""),y=!0,m+=1;else if(S.match(gy)){let k=S.length-S.trimStart().length,M=d+l.length+1;g.push(S),p.push(
S.slice(Math.min(k,M))),m+=1}else{if(y||ky(S))break;g.push(S),p.push(S),m+=1}}e.push({indent:d,number:h,type:f,content:p.
join(`
`).trim(),contentLines:p,raw:g.join(`
`)}),r=m,t=m}return[e,r]}var Sy=new RegExp(`^(${Gc})([.)])\\s+(.+)$`);function xy(n){let e=n.split(`
`).filter(r=>r.trim().length>0);if(e.length===0)return null;let t=[];for(let r of e){let o=r.trim().match(Sy);if(!o)return null;
t.push({marker:o[1],content:o[3]})}return ty(t.map(r=>r.marker))?{type:"orderedList",attrs:ry(t[0].marker),content:t.map(
r=>({type:"listItem",content:[{type:"paragraph",content:[{type:"text",text:r.content}]}]}))}:null}function Qc(n,e,t){let r=[],
o=0;for(;o<n.length;){let s=n[o];if(s.indent===e){let{paragraphLines:i,blockLines:l}=wy(s.contentLines),a=i.join(`
`).trim(),c=[];a&&c.push({type:"paragraph",raw:a,tokens:t.inlineTokens(a)});let d=l.join(`
`).trim();if(d){let h=t.blockTokens(d);c.push(...h)}let u=o+1,f=[];for(;u<n.length&&n[u].indent>e;)f.push(n[u]),u+=1;if(f.
length>0){let h=Qc(f,Math.min(...f.map(p=>p.indent)),t);c.push({type:"list",ordered:!0,start:f[0].number,typeMarker:f[0].
type,items:h,raw:f.map(p=>p.raw).join(`
`)})}r.push({type:"list_item",raw:s.raw,tokens:c}),o=u}else o+=1}return r}function Cy(n,e){return n.map(t=>{if(t.type!==
"list_item")return e.parseChildren([t])[0];let r=[];return t.tokens&&t.tokens.length>0&&t.tokens.forEach(o=>{if(o.type===
"paragraph"||o.type==="list"||o.type==="blockquote"||o.type==="code")r.push(...e.parseChildren([o]));else if(o.type==="t\
ext"&&o.tokens){let s=e.parseChildren([o]);r.push({type:"paragraph",content:s})}else{let s=e.parseChildren([o]);s.length>
0&&r.push(...s)}}),{type:"listItem",content:r}})}var My=64;function Wc(n,e){let t=[],r=0;for(;t.length<e;){let o=n.indexOf(
`
`,r);if(o===-1)return t.push(n.slice(r)),t;t.push(n.slice(r,o)),r=o+1}return t}function vy(n){let e=n.indexOf(`
`),t=e===-1?n:n.slice(0,e);if(!Dr.test(t))return[[],0,[]];let r=My,o=Wc(n,r),s=Hc(o);for(;s[1]===o.length&&o.length===r;)
r*=2,o=Wc(n,r),s=Hc(o);return[s[0],s[1],o]}var Ty="listItem",jc="textStyle",_c=/^(\d+)\.\s$/;function Kc(n){let e=n.match(
/list-style-type\s*:\s*([^;]+)/i);if(!e)return null;switch(e[1].trim().toLowerCase()){case"upper-roman":return"I";case"l\
ower-roman":return"i";case"upper-alpha":case"upper-latin":return"A";case"lower-alpha":case"lower-latin":return"a";default:
return null}}var ed=B.create({name:"orderedList",addOptions(){return{itemTypeName:"listItem",HTMLAttributes:{},keepMarks:!1,
keepAttributes:!1}},group:"block list",content(){return`${this.options.itemTypeName}+`},addAttributes(){return{start:{default:1,
parseHTML:n=>n.hasAttribute("start")?parseInt(n.getAttribute("start")||"",10):1},type:{default:null,parseHTML:n=>{let e=n.
getAttribute("type");if(e)return e;let t=n.getAttribute("style");if(t){let o=Kc(t);if(o)return o}let r=n.querySelector("\
li");if(r){let o=r.getAttribute("style");if(o){let s=Kc(o);if(s)return s}}return null}}}},parseHTML(){return[{tag:"ol"}]},
renderHTML({HTMLAttributes:n}){let{start:e,type:t,...r}=n,o=D(this.options.HTMLAttributes,r);return e!==1&&(o.start=e),t&&
t!=="1"&&(o.type=t),["ol",o,0]},markdownTokenName:"list",parseMarkdown:(n,e)=>{if(n.type!=="list"||!n.ordered)return[];let t=n.
start||1,r=n.typeMarker,o=n.items?Cy(n.items,e):[],s={};return t!==1&&(s.start=t),r&&(s.type=r),Object.keys(s).length>0?
{type:"orderedList",attrs:s,content:o}:{type:"orderedList",content:o}},renderMarkdown:(n,e)=>n.content?e.renderChildren(
n.content,`
`):"",markdownTokenizer:{name:"orderedList",level:"block",start:()=>-1,tokenize:(n,e,t)=>{var r,o;let[s,i,l]=vy(n);if(s.
length===0)return;let a=Qc(s,s[0].indent,t);if(a.length!==0)return{type:"list",ordered:!0,start:((r=s[0])===null||r===void 0?
void 0:r.number)||1,typeMarker:(o=s[0])===null||o===void 0?void 0:o.type,items:a,raw:l.slice(0,i).join(`
`)}}},markdownOptions:{indentsContent:!0},addCommands(){return{toggleOrderedList:()=>({commands:n,chain:e})=>this.options.
keepAttributes?e().toggleList(this.name,this.options.itemTypeName,this.options.keepMarks).updateAttributes(Ty,this.editor.
getAttributes(jc)).run():n.toggleList(this.name,this.options.itemTypeName,this.options.keepMarks)}},addKeyboardShortcuts(){
return{"Mod-Shift-7":()=>this.editor.commands.toggleOrderedList()}},addProseMirrorPlugins(){return[new N({props:{handlePaste:(n,e)=>{
var t,r;let o=(t=e.clipboardData)===null||t===void 0?void 0:t.getData("text/html");if(o?.trim())return!1;let s=(r=e.clipboardData)===
null||r===void 0?void 0:r.getData("text/plain");if(!s)return!1;let i=xy(s);if(!i)return!1;try{let l=n.state.schema.nodeFromJSON(
i),a=n.state.tr.replaceSelectionWith(l);return n.dispatch(a),!0}catch{return!1}}}})]},addInputRules(){let n=(t,r)=>(!r.attrs.
type||r.attrs.type==="1")&&r.childCount+r.attrs.start===+t[1],e=Qe({find:_c,type:this.type,getAttributes:t=>({start:+t[1]}),
joinPredicate:n});return(this.options.keepMarks||this.options.keepAttributes)&&(e=Qe({find:_c,type:this.type,keepMarks:this.
options.keepMarks,keepAttributes:this.options.keepAttributes,getAttributes:t=>({start:+t[1],...this.editor.getAttributes(
jc)}),joinPredicate:n,editor:this.editor})),[e]}}),Ay=/^\s*(\[([( |x])?\])\s$/,Ey="position:absolute;width:1px;height:1p\
x;padding:0;margin:-1px;overflow:hidden;clip:rect(0,0,0,0);white-space:nowrap;border:0",Ny=(n,e,t)=>{var r;return(t==null||
(r=t.checkboxLabel)===null||r===void 0?void 0:r.call(t,n,e))||`Task item checkbox for ${n.textContent||"empty task item"}`},
td=B.create({name:"taskItem",addOptions(){return{nested:!1,HTMLAttributes:{},taskListTypeName:"taskList",a11y:void 0}},content(){
return this.options.nested?"paragraph block*":"paragraph+"},defining:!0,addAttributes(){return{checked:{default:!1,keepOnSplit:!1,
parseHTML:n=>{let e=n.getAttribute("data-checked");return e===""||e==="true"},renderHTML:n=>({"data-checked":n.checked})}}},
parseHTML(){return[{tag:`li[data-type="${this.name}"]`,priority:51,contentElement:n=>{var e;return(e=n.querySelector("di\
v"))!==null&&e!==void 0?e:n}}]},renderHTML({node:n,HTMLAttributes:e}){return["li",D(this.options.HTMLAttributes,e,{"data\
-type":this.name}),["label",["input",{type:"checkbox",checked:n.attrs.checked?"checked":null}],["span"]],["div",0]]},parseMarkdown:(n,e)=>{
let t=[];if(n.tokens&&n.tokens.length>0?t.push(e.createNode("paragraph",{},e.parseInline(n.tokens))):n.text?t.push(e.createNode(
"paragraph",{},[e.createNode("text",{text:n.text})])):t.push(e.createNode("paragraph",{},[])),n.nestedTokens&&n.nestedTokens.
length>0){let r=e.parseChildren(n.nestedTokens);t.push(...r)}return e.createNode("taskItem",{checked:n.checked||!1},t)},
renderMarkdown:(n,e)=>{var t;let r=`- [${!((t=n.attrs)===null||t===void 0)&&t.checked?"x":" "}] `;return Cs(n,e,r,void 0,
{indentMainContent:!0})},addExtensions(){return this.options.nested?[qc(this.name,[this.options.taskListTypeName])]:[]},
addKeyboardShortcuts(){let n={Enter:()=>this.editor.commands.splitListItem(this.name),"Shift-Tab":()=>this.editor.commands.
liftListItem(this.name)};return this.options.nested?{...n,Tab:()=>this.editor.commands.sinkListItem(this.name)}:n},addNodeView(){
return({node:n,HTMLAttributes:e,getPos:t,editor:r})=>{let o=document.createElement("li"),s=document.createElement("label"),
i=document.createElement("span"),l=document.createElement("input"),a=document.createElement("div");i.style.cssText=Ey;let c=u=>{
let f=Ny(u,u.attrs.checked,this.options.a11y);l.setAttribute("aria-label",f),i.textContent=f};c(n),s.contentEditable="fa\
lse",l.type="checkbox",l.addEventListener("mousedown",u=>u.preventDefault()),l.addEventListener("change",u=>{if(!r.isEditable&&
!this.options.onReadOnlyChecked){l.checked=!l.checked;return}let{checked:f}=u.target;r.isEditable&&typeof t=="function"&&
r.chain().focus(void 0,{scrollIntoView:!1}).command(({tr:h})=>{let p=t();if(typeof p!="number")return!1;let m=h.doc.nodeAt(
p);return h.setNodeMarkup(p,void 0,{...m?.attrs,checked:f}),!0}).run(),!r.isEditable&&this.options.onReadOnlyChecked&&(this.
options.onReadOnlyChecked(n,f)||(l.checked=!l.checked))}),Object.entries(this.options.HTMLAttributes).forEach(([u,f])=>{
o.setAttribute(u,f)}),o.dataset.checked=n.attrs.checked,l.checked=n.attrs.checked,s.append(l,i),o.append(s,a),Object.entries(
e).forEach(([u,f])=>{o.setAttribute(u,f)});let d=new Set(Object.keys(e));return{dom:o,contentDOM:a,update:u=>{if(u.type!==
this.type)return!1;o.dataset.checked=u.attrs.checked,l.checked=u.attrs.checked,c(u);let f=r.extensionManager.attributes,
h=Kt(u,f),p=new Set(Object.keys(h)),m=this.options.HTMLAttributes;return d.forEach(g=>{p.has(g)||(g in m?o.setAttribute(
g,m[g]):o.removeAttribute(g))}),Object.entries(h).forEach(([g,y])=>{y==null?g in m?o.setAttribute(g,m[g]):o.removeAttribute(
g):o.setAttribute(g,y)}),d=p,!0}}}},addInputRules(){return[Qe({find:Ay,type:this.type,getAttributes:n=>({checked:n[n.length-
1]==="x"})})]}}),nd=B.create({name:"taskList",addOptions(){return{itemTypeName:"taskItem",HTMLAttributes:{}}},group:"blo\
ck list",content(){return`${this.options.itemTypeName}+`},parseHTML(){return[{tag:`ul[data-type="${this.name}"]`,priority:51}]},
renderHTML({HTMLAttributes:n}){return["ul",D(this.options.HTMLAttributes,n,{"data-type":this.name}),0]},parseMarkdown:(n,e)=>e.
createNode("taskList",{},e.parseChildren(n.items||[])),renderMarkdown:(n,e)=>n.content?e.renderChildren(n.content,`
`):"",markdownTokenizer:{name:"taskList",level:"block",start(n){var e;let t=(e=n.match(/^\s*[-+*]\s+\[([ xX])\]\s+/))===
null||e===void 0?void 0:e.index;return t!==void 0?t:-1},tokenize(n,e,t){let r=s=>{let i=xs(s,{itemPattern:/^(\s*)([-+*])\s+\[([ xX])\]\s+(.*)$/,
extractItemData:l=>({indentLevel:l[1].length,mainContent:l[4],checked:l[3].toLowerCase()==="x"}),createToken:(l,a)=>({type:"\
taskItem",raw:"",mainContent:l.mainContent,indentLevel:l.indentLevel,checked:l.checked,text:l.mainContent,tokens:t.inlineTokens(
l.mainContent),nestedTokens:a}),customNestedParser:r},t);if(i){let l={type:"taskList",raw:i.raw,items:i.items},a=s.slice(
i.raw.length);return a.trim()?[l,...t.blockTokens(a)]:[l]}return t.blockTokens(s)},o=xs(n,{itemPattern:/^(\s*)([-+*])\s+\[([ xX])\]\s+(.*)$/,
extractItemData:s=>({indentLevel:s[1].length,mainContent:s[4],checked:s[3].toLowerCase()==="x"}),createToken:(s,i)=>({type:"\
taskItem",raw:"",mainContent:s.mainContent,indentLevel:s.indentLevel,checked:s.checked,text:s.mainContent,tokens:t.inlineTokens(
s.mainContent),nestedTokens:i}),customNestedParser:r},t);if(o)return{type:"taskList",raw:o.raw,items:o.items}}},markdownOptions:{
indentsContent:!0},addCommands(){return{toggleTaskList:()=>({commands:n})=>n.toggleList(this.name,this.options.itemTypeName)}},
addKeyboardShortcuts(){return{"Mod-Shift-9":()=>this.editor.commands.toggleTaskList()}}}),Yk=F.create({name:"listKit",addExtensions(){
let n=[];return this.options.bulletList!==!1&&n.push(Jc.configure(this.options.bulletList)),this.options.listItem!==!1&&
n.push(Yc.configure(this.options.listItem)),this.options.listKeymap!==!1&&n.push(my.configure(this.options.listKeymap)),
this.options.orderedList!==!1&&n.push(ed.configure(this.options.orderedList)),this.options.taskItem!==!1&&n.push(td.configure(
this.options.taskItem)),this.options.taskList!==!1&&n.push(nd.configure(this.options.taskList)),n}});var Pr="&nbsp;",Os="\xA0",Oy=B.create({name:"paragraph",priority:1e3,addOptions(){return{HTMLAttributes:{}}},group:"bloc\
k",content:"inline*",parseHTML(){return[{tag:"p"}]},renderHTML({HTMLAttributes:n}){return["p",D(this.options.HTMLAttributes,
n),0]},parseMarkdown:(n,e)=>{let t=n.tokens||[];if(t.length===1&&t[0].type==="image")return e.parseChildren([t[0]]);let r=e.
parseInline(t);return t.length===1&&t[0].type==="text"&&(t[0].raw===Pr||t[0].text===Pr||t[0].raw===Os||t[0].text===Os)&&
r.length===1&&r[0].type==="text"&&(r[0].text===Pr||r[0].text===Os)?e.createNode("paragraph",void 0,[]):e.createNode("par\
agraph",void 0,r)},renderMarkdown:(n,e,t)=>{if(!n)return"";let r=Array.isArray(n.content)?n.content:[];if(r.length===0){
var o,s;let i=Array.isArray(t==null||(o=t.previousNode)===null||o===void 0?void 0:o.content)?t.previousNode.content:[];return(t==
null||(s=t.previousNode)===null||s===void 0?void 0:s.type)==="paragraph"&&i.length===0?Pr:""}return e.renderChildren(r)},
addCommands(){return{setParagraph:()=>({commands:n})=>n.setNode(this.name)}},addKeyboardShortcuts(){return{"Mod-Alt-0":()=>this.
editor.commands.setParagraph()}}});var Dy=/(?:^|\s)(~~(?!\s+~~)((?:[^~]+))~~(?!\s+~~))$/,Ry=/(?:^|\s)(~~(?!\s+~~)((?:[^~]+))~~(?!\s+~~))/g,Iy=Ae.create({name:"\
strike",addOptions(){return{HTMLAttributes:{}}},parseHTML(){return[{tag:"s"},{tag:"del"},{tag:"strike"},{style:"text-dec\
oration",consuming:!1,getAttrs:n=>n.includes("line-through")?{}:!1}]},renderHTML({HTMLAttributes:n}){return["s",D(this.options.
HTMLAttributes,n),0]},markdownTokenName:"del",parseMarkdown:(n,e)=>e.applyMark("strike",e.parseInline(n.tokens||[])),renderMarkdown:(n,e)=>`\
~~${e.renderChildren(n)}~~`,addCommands(){return{setStrike:()=>({commands:n})=>n.setMark(this.name),toggleStrike:()=>({commands:n})=>n.
toggleMark(this.name),unsetStrike:()=>({commands:n})=>n.unsetMark(this.name)}},addKeyboardShortcuts(){return{"Mod-Shift-\
s":()=>this.editor.commands.toggleStrike()}},addInputRules(){return[Ee({find:Dy,type:this.type})]},addPasteRules(){return[
Ne({find:Ry,type:this.type})]}});var Rs,Is;if(typeof WeakMap<"u"){let n=new WeakMap;Rs=e=>n.get(e),Is=(e,t)=>(n.set(e,t),t)}else{let n=[],t=0;Rs=r=>{for(let o=0;o<
n.length;o+=2)if(n[o]==r)return n[o+1]},Is=(r,o)=>(t==10&&(t=0),n[t++]=r,n[t++]=o)}var W=class{constructor(n,e,t,r){this.
width=n,this.height=e,this.map=t,this.problems=r}findCell(n){for(let e=0;e<this.map.length;e++){let t=this.map[e];if(t!=
n)continue;let r=e%this.width,o=e/this.width|0,s=r+1,i=o+1;for(let l=1;s<this.width&&this.map[e+l]==t;l++)s++;for(let l=1;i<
this.height&&this.map[e+this.width*l]==t;l++)i++;return{left:r,top:o,right:s,bottom:i}}throw new RangeError(`No cell wit\
h offset ${n} found`)}colCount(n){for(let e=0;e<this.map.length;e++)if(this.map[e]==n)return e%this.width;throw new RangeError(
`No cell with offset ${n} found`)}nextCell(n,e,t){let{left:r,right:o,top:s,bottom:i}=this.findCell(n);return e=="horiz"?
(t<0?r==0:o==this.width)?null:this.map[s*this.width+(t<0?r-1:o)]:(t<0?s==0:i==this.height)?null:this.map[r+this.width*(t<
0?s-1:i)]}rectBetween(n,e){let{left:t,right:r,top:o,bottom:s}=this.findCell(n),{left:i,right:l,top:a,bottom:c}=this.findCell(
e);return{left:Math.min(t,i),top:Math.min(o,a),right:Math.max(r,l),bottom:Math.max(s,c)}}cellsInRect(n){let e=[],t={};for(let r=n.
top;r<n.bottom;r++)for(let o=n.left;o<n.right;o++){let s=r*this.width+o,i=this.map[s];t[i]||(t[i]=!0,!(o==n.left&&o&&this.
map[s-1]==i||r==n.top&&r&&this.map[s-this.width]==i)&&e.push(i))}return e}positionAt(n,e,t){for(let r=0,o=0;;r++){let s=o+
t.child(r).nodeSize;if(r==n){let i=e+n*this.width,l=(n+1)*this.width;for(;i<l&&this.map[i]<o;)i++;return i==l?s-1:this.map[i]}
o=s}}static get(n){return Rs(n)||Is(n,Py(n))}};function Py(n){if(n.type.spec.tableRole!="table")throw new RangeError("No\
t a table node: "+n.type.name);let e=Ly(n),t=n.childCount,r=[],o=0,s=null,i=[];for(let c=0,d=e*t;c<d;c++)r[c]=0;for(let c=0,
d=0;c<t;c++){let u=n.child(c);d++;for(let p=0;;p++){for(;o<r.length&&r[o]!=0;)o++;if(p==u.childCount)break;let m=u.child(
p),{colspan:g,rowspan:y,colwidth:S}=m.attrs;for(let k=0;k<y;k++){if(k+c>=t){(s||(s=[])).push({type:"overlong_rowspan",pos:d,
n:y-k});break}let M=o+k*e;for(let O=0;O<g;O++){r[M+O]==0?r[M+O]=d:(s||(s=[])).push({type:"collision",row:c,pos:d,n:g-O});
let H=S&&S[O];if(H){let E=(M+O)%e*2,P=i[E];P==null||P!=H&&i[E+1]==1?(i[E]=H,i[E+1]=1):P==H&&i[E+1]++}}}o+=g,d+=m.nodeSize}
let f=(c+1)*e,h=0;for(;o<f;)r[o++]==0&&h++;h&&(s||(s=[])).push({type:"missing",row:c,n:h}),d++}(e===0||t===0)&&(s||(s=[])).
push({type:"zero_sized"});let l=new W(e,t,r,s),a=!1;for(let c=0;!a&&c<i.length;c+=2)i[c]!=null&&i[c+1]<t&&(a=!0);return a&&
zy(l,i,n),l}function Ly(n){let e=-1,t=!1;for(let r=0;r<n.childCount;r++){let o=n.child(r),s=0;if(t)for(let i=0;i<r;i++){
let l=n.child(i);for(let a=0;a<l.childCount;a++){let c=l.child(a);i+c.attrs.rowspan>r&&(s+=c.attrs.colspan)}}for(let i=0;i<
o.childCount;i++){let l=o.child(i);s+=l.attrs.colspan,l.attrs.rowspan>1&&(t=!0)}e==-1?e=s:e!=s&&(e=Math.max(e,s))}return e}
function zy(n,e,t){n.problems||(n.problems=[]);let r={};for(let o=0;o<n.map.length;o++){let s=n.map[o];if(r[s])continue;
r[s]=!0;let i=t.nodeAt(s);if(!i)throw new RangeError(`No cell with offset ${s} found`);let l=null,a=i.attrs;for(let c=0;c<
a.colspan;c++){let d=e[(o+c)%n.width*2];d!=null&&(!a.colwidth||a.colwidth[c]!=d)&&((l||(l=By(a)))[c]=d)}l&&n.problems.unshift(
{type:"colwidth mismatch",pos:s,colwidth:l})}}function By(n){if(n.colwidth)return n.colwidth.slice();let e=[];for(let t=0;t<
n.colspan;t++)e.push(0);return e}function se(n){let e=n.cached.tableNodeTypes;if(!e){e=n.cached.tableNodeTypes={};for(let t in n.nodes){let r=n.nodes[t],
o=r.spec.tableRole;o&&(e[o]=r)}}return e}var et=new z("selectingCells");function xt(n){for(let e=n.depth-1;e>0;e--)if(n.
node(e).type.spec.tableRole=="row")return n.node(0).resolve(n.before(e+1));return null}function $y(n){for(let e=n.depth;e>
0;e--){let t=n.node(e).type.spec.tableRole;if(t==="cell"||t==="header_cell")return n.node(e)}return null}function ke(n){
let e=n.selection.$head;for(let t=e.depth;t>0;t--)if(e.node(t).type.spec.tableRole=="row")return!0;return!1}function Vr(n){
let e=n.selection;if("$anchorCell"in e&&e.$anchorCell)return e.$anchorCell.pos>e.$headCell.pos?e.$anchorCell:e.$headCell;
if("node"in e&&e.node&&e.node.type.spec.tableRole=="cell")return e.$anchor;let t=xt(e.$head)||Fy(e.$head);if(t)return t;
throw new RangeError(`No cell found around position ${e.head}`)}function Fy(n){for(let e=n.nodeAfter,t=n.pos;e;e=e.firstChild,
t++){let r=e.type.spec.tableRole;if(r=="cell"||r=="header_cell")return n.doc.resolve(t)}for(let e=n.nodeBefore,t=n.pos;e;e=
e.lastChild,t--){let r=e.type.spec.tableRole;if(r=="cell"||r=="header_cell")return n.doc.resolve(t-e.nodeSize)}}function Ps(n){
return n.parent.type.spec.tableRole=="row"&&!!n.nodeAfter}function Vy(n){return n.node(0).resolve(n.pos+n.nodeAfter.nodeSize)}
function Bs(n,e){return n.depth==e.depth&&n.pos>=e.start(-1)&&n.pos<=e.end(-1)}function fd(n,e,t){let r=n.node(-1),o=W.get(r),s=n.start(-1),i=o.nextCell(n.pos-s,e,t);return i==null?null:n.node(0).resolve(
s+i)}function Ct(n,e,t=1){let r={...n,colspan:n.colspan-t};return r.colwidth&&(r.colwidth=r.colwidth.slice(),r.colwidth.
splice(e,t),r.colwidth.some(o=>o>0)||(r.colwidth=null)),r}function hd(n,e,t=1){let r={...n,colspan:n.colspan+t};if(r.colwidth){
r.colwidth=r.colwidth.slice();for(let o=0;o<t;o++)r.colwidth.splice(e,0,0)}return r}function Hy(n,e,t){let r=se(e.type.schema).
header_cell;for(let o=0;o<n.height;o++)if(e.nodeAt(n.map[t+o*n.width]).type!=r)return!1;return!0}var $=class Ve extends v{constructor(e,t=e){
let r=e.node(-1),o=W.get(r),s=e.start(-1),i=o.rectBetween(e.pos-s,t.pos-s),l=e.node(0),a=o.cellsInRect(i).filter(d=>d!=t.
pos-s);a.unshift(t.pos-s);let c=a.map(d=>{let u=r.nodeAt(d);if(!u)throw new RangeError(`No cell with offset ${d} found`);
let f=s+d+1;return new Dt(l.resolve(f),l.resolve(f+u.content.size))});super(c[0].$from,c[0].$to,c),this.$anchorCell=e,this.
$headCell=t}map(e,t){let r=e.resolve(t.map(this.$anchorCell.pos)),o=e.resolve(t.map(this.$headCell.pos));if(Ps(r)&&Ps(o)&&
Bs(r,o)){let s=this.$anchorCell.node(-1)!=r.node(-1);return s&&this.isRowSelection()?Ve.rowSelection(r,o):s&&this.isColSelection()?
Ve.colSelection(r,o):new Ve(r,o)}return x.between(r,o)}content(){let e=this.$anchorCell.node(-1),t=W.get(e),r=this.$anchorCell.
start(-1),o=t.rectBetween(this.$anchorCell.pos-r,this.$headCell.pos-r),s={},i=[];for(let a=o.top;a<o.bottom;a++){let c=[];
for(let d=a*t.width+o.left,u=o.left;u<o.right;u++,d++){let f=t.map[d];if(s[f])continue;s[f]=!0;let h=t.findCell(f),p=e.nodeAt(
f);if(!p)throw new RangeError(`No cell with offset ${f} found`);let m=o.left-h.left,g=h.right-o.right;if(m>0||g>0){let y=p.
attrs;if(m>0&&(y=Ct(y,0,m)),g>0&&(y=Ct(y,y.colspan-g,g)),h.left<o.left){if(p=p.type.createAndFill(y),!p)throw new RangeError(
`Could not create cell with attrs ${JSON.stringify(y)}`)}else p=p.type.create(y,p.content)}if(h.top<o.top||h.bottom>o.bottom){
let y={...p.attrs,rowspan:Math.min(h.bottom,o.bottom)-Math.max(h.top,o.top)};h.top<o.top?p=p.type.createAndFill(y):p=p.type.
create(y,p.content)}c.push(p)}i.push(e.child(a).copy(b.from(c)))}let l=this.isColSelection()&&this.isRowSelection()?e:i;
return new w(b.from(l),1,1)}replace(e,t=w.empty){let r=e.steps.length,o=this.ranges;for(let i=0;i<o.length;i++){let{$from:l,
$to:a}=o[i],c=e.mapping.slice(r);e.replace(c.map(l.pos),c.map(a.pos),i?w.empty:t)}let s=v.findFrom(e.doc.resolve(e.mapping.
slice(r).map(this.to)),-1);s&&e.setSelection(s)}replaceWith(e,t){this.replace(e,new w(b.from(t),0,0))}forEachCell(e){let t=this.
$anchorCell.node(-1),r=W.get(t),o=this.$anchorCell.start(-1),s=r.cellsInRect(r.rectBetween(this.$anchorCell.pos-o,this.$headCell.
pos-o));for(let i=0;i<s.length;i++)e(t.nodeAt(s[i]),o+s[i])}isColSelection(){let e=this.$anchorCell.index(-1),t=this.$headCell.
index(-1);if(Math.min(e,t)>0)return!1;let r=e+this.$anchorCell.nodeAfter.attrs.rowspan,o=t+this.$headCell.nodeAfter.attrs.
rowspan;return Math.max(r,o)==this.$headCell.node(-1).childCount}static colSelection(e,t=e){let r=e.node(-1),o=W.get(r),
s=e.start(-1),i=o.findCell(e.pos-s),l=o.findCell(t.pos-s),a=e.node(0);return i.top<=l.top?(i.top>0&&(e=a.resolve(s+o.map[i.
left])),l.bottom<o.height&&(t=a.resolve(s+o.map[o.width*(o.height-1)+l.right-1]))):(l.top>0&&(t=a.resolve(s+o.map[l.left])),
i.bottom<o.height&&(e=a.resolve(s+o.map[o.width*(o.height-1)+i.right-1]))),new Ve(e,t)}isRowSelection(){let e=this.$anchorCell.
node(-1),t=W.get(e),r=this.$anchorCell.start(-1),o=t.colCount(this.$anchorCell.pos-r),s=t.colCount(this.$headCell.pos-r);
if(Math.min(o,s)>0)return!1;let i=o+this.$anchorCell.nodeAfter.attrs.colspan,l=s+this.$headCell.nodeAfter.attrs.colspan;
return Math.max(i,l)==t.width}eq(e){return e instanceof Ve&&e.$anchorCell.pos==this.$anchorCell.pos&&e.$headCell.pos==this.
$headCell.pos}static rowSelection(e,t=e){let r=e.node(-1),o=W.get(r),s=e.start(-1),i=o.findCell(e.pos-s),l=o.findCell(t.
pos-s),a=e.node(0);return i.left<=l.left?(i.left>0&&(e=a.resolve(s+o.map[i.top*o.width])),l.right<o.width&&(t=a.resolve(
s+o.map[o.width*(l.top+1)-1]))):(l.left>0&&(t=a.resolve(s+o.map[l.top*o.width])),i.right<o.width&&(e=a.resolve(s+o.map[o.
width*(i.top+1)-1]))),new Ve(e,t)}toJSON(){return{type:"cell",anchor:this.$anchorCell.pos,head:this.$headCell.pos}}static fromJSON(e,t){
return new Ve(e.resolve(t.anchor),e.resolve(t.head))}static create(e,t,r=t){return new Ve(e.resolve(t),e.resolve(r))}getBookmark(){
return new Wy(this.$anchorCell.pos,this.$headCell.pos)}};$.prototype.visible=!1;v.jsonID("cell",$);var Wy=class pd{constructor(e,t){
this.anchor=e,this.head=t}map(e){return new pd(e.map(this.anchor),e.map(this.head))}resolve(e){let t=e.resolve(this.anchor),
r=e.resolve(this.head);return t.parent.type.spec.tableRole=="row"&&r.parent.type.spec.tableRole=="row"&&t.index()<t.parent.
childCount&&r.index()<r.parent.childCount&&Bs(t,r)?new $(t,r):v.near(r,1)}};function jy(n){if(!(n.selection instanceof $))
return null;let e=[];return n.selection.forEachCell((t,r)=>{e.push(G.node(r,r+t.nodeSize,{class:"selectedCell"}))}),L.create(
n.doc,e)}function _y({$from:n,$to:e}){if(n.pos==e.pos||n.pos<e.pos-6)return!1;let t=n.pos,r=e.pos,o=n.depth;for(;o>=0&&!(n.
after(o+1)<n.end(o));o--,t++);for(let s=e.depth;s>=0&&!(e.before(s+1)>e.start(s));s--,r--);return t==r&&/row|table/.test(
n.node(o).type.spec.tableRole)}function Ky({$from:n,$to:e}){let t,r;for(let o=n.depth;o>0;o--){let s=n.node(o);if(s.type.
spec.tableRole==="cell"||s.type.spec.tableRole==="header_cell"){t=s;break}}for(let o=e.depth;o>0;o--){let s=e.node(o);if(s.
type.spec.tableRole==="cell"||s.type.spec.tableRole==="header_cell"){r=s;break}}return t!==r&&e.parentOffset===0}function Jy(n,e,t){
let r=(e||n).selection,o=(e||n).doc,s,i;if(r instanceof T&&(i=r.node.type.spec.tableRole)){if(i=="cell"||i=="header_cell")
s=$.create(o,r.from);else if(i=="row"){let l=o.resolve(r.from+1);s=$.rowSelection(l,l)}else if(!t){let l=W.get(r.node),a=r.
from+1,c=a+l.map[l.width*l.height-1];s=$.create(o,a+1,c)}}else r instanceof x&&_y(r)?s=x.create(o,r.from):r instanceof x&&
Ky(r)&&(s=x.create(o,r.$from.start(),r.$from.end()));return s&&(e||(e=n.tr)).setSelection(s),e}var qy=new z("fix-tables");
function md(n,e,t,r){let o=n.childCount,s=e.childCount;e:for(let i=0,l=0;i<s;i++){let a=e.child(i);for(let c=l,d=Math.min(
o,i+3);c<d;c++)if(n.child(c)==a){l=c+1,t+=a.nodeSize;continue e}r(a,t),l<o&&n.child(l).sameMarkup(a)?md(n.child(l),a,t+1,
r):a.nodesBetween(0,a.content.size,r,t+1),t+=a.nodeSize}}function $s(n,e){let t,r=(o,s)=>{o.type.spec.tableRole=="table"&&
(t=Uy(n,o,s,t))};return e?e.doc!=n.doc&&md(e.doc,n.doc,0,r):n.doc.descendants(r),t}function Uy(n,e,t,r){let o=W.get(e);if(!o.
problems)return r;r||(r=n.tr);let s=[];for(let a=0;a<o.height;a++)s.push(0);for(let a=0;a<o.problems.length;a++){let c=o.
problems[a];if(c.type=="collision"){let d=e.nodeAt(c.pos);if(!d)continue;let u=d.attrs;for(let f=0;f<u.rowspan;f++)s[c.row+
f]+=c.n;r.setNodeMarkup(r.mapping.map(t+1+c.pos),null,Ct(u,u.colspan-c.n,c.n))}else if(c.type=="missing")s[c.row]+=c.n;else if(c.
type=="overlong_rowspan"){let d=e.nodeAt(c.pos);if(!d)continue;r.setNodeMarkup(r.mapping.map(t+1+c.pos),null,{...d.attrs,
rowspan:d.attrs.rowspan-c.n})}else if(c.type=="colwidth mismatch"){let d=e.nodeAt(c.pos);if(!d)continue;r.setNodeMarkup(
r.mapping.map(t+1+c.pos),null,{...d.attrs,colwidth:c.colwidth})}else if(c.type=="zero_sized"){let d=r.mapping.map(t);r.delete(
d,d+e.nodeSize)}}let i,l;for(let a=0;a<s.length;a++)s[a]&&(i==null&&(i=a),l=a);for(let a=0,c=t+1;a<o.height;a++){let d=e.
child(a),u=c+d.nodeSize,f=s[a];if(f>0){let h="cell";d.firstChild&&(h=d.firstChild.type.spec.tableRole);let p=[];for(let g=0;g<
f;g++){let y=se(n.schema)[h].createAndFill();y&&p.push(y)}let m=(a==0||i==a-1)&&l==a?c+1:u-1;r.insert(r.mapping.map(m),p)}
c=u}return r.setMeta(qy,{fixTables:!0})}function Oe(n){let e=n.selection,t=Vr(n),r=t.node(-1),o=t.start(-1),s=W.get(r);return{...e instanceof $?s.rectBetween(e.
$anchorCell.pos-o,e.$headCell.pos-o):s.findCell(t.pos-o),tableStart:o,map:s,table:r}}function gd(n,{map:e,tableStart:t,table:r},o){
let s=o>0?-1:0;Hy(e,r,o+s)&&(s=o==0||o==e.width?null:0);for(let i=0;i<e.height;i++){let l=i*e.width+o;if(o>0&&o<e.width&&
e.map[l-1]==e.map[l]){let a=e.map[l],c=r.nodeAt(a);n.setNodeMarkup(n.mapping.map(t+a),null,hd(c.attrs,o-e.colCount(a))),
i+=c.attrs.rowspan-1}else{let a=s==null?se(r.type.schema).cell:r.nodeAt(e.map[l+s]).type,c=e.positionAt(i,o,r);n.insert(
n.mapping.map(t+c),a.createAndFill())}}return n}function yd(n,e){if(!ke(n))return!1;if(e){let t=Oe(n);e(gd(n.tr,t,t.left))}
return!0}function bd(n,e){if(!ke(n))return!1;if(e){let t=Oe(n);e(gd(n.tr,t,t.right))}return!0}function Gy(n,{map:e,table:t,
tableStart:r},o){let s=n.mapping.maps.length;for(let i=0;i<e.height;){let l=i*e.width+o,a=e.map[l],c=t.nodeAt(a),d=c.attrs;
if(o>0&&e.map[l-1]==a||o<e.width-1&&e.map[l+1]==a)n.setNodeMarkup(n.mapping.slice(s).map(r+a),null,Ct(d,o-e.colCount(a)));else{
let u=n.mapping.slice(s).map(r+a);n.delete(u,u+c.nodeSize)}i+=d.rowspan}}function kd(n,e){if(!ke(n))return!1;if(e){let t=Oe(
n),r=n.tr;if(t.left==0&&t.right==t.map.width)return!1;for(let o=t.right-1;Gy(r,t,o),o!=t.left;o--){let s=t.tableStart?r.
doc.nodeAt(t.tableStart-1):r.doc;if(!s)throw new RangeError("No table found");t.table=s,t.map=W.get(s)}e(r)}return!0}function Xy(n,e,t){
var r;let o=se(e.type.schema).header_cell;for(let s=0;s<n.width;s++)if(((r=e.nodeAt(n.map[s+t*n.width]))===null||r===void 0?
void 0:r.type)!=o)return!1;return!0}function wd(n,{map:e,tableStart:t,table:r},o){let s=t;for(let c=0;c<o;c++)s+=r.child(
c).nodeSize;let i=[],l=o>0?-1:0;Xy(e,r,o+l)&&(l=o==0||o==e.height?null:0);for(let c=0,d=e.width*o;c<e.width;c++,d++)if(o>
0&&o<e.height&&e.map[d]==e.map[d-e.width]){let u=e.map[d],f=r.nodeAt(u).attrs;n.setNodeMarkup(t+u,null,{...f,rowspan:f.rowspan+
1}),c+=f.colspan-1}else{var a;let u=l==null?se(r.type.schema).cell:(a=r.nodeAt(e.map[d+l*e.width]))===null||a===void 0?void 0:
a.type,f=u?.createAndFill();f&&i.push(f)}return n.insert(s,se(r.type.schema).row.create(null,i)),n}function Sd(n,e){if(!ke(
n))return!1;if(e){let t=Oe(n);e(wd(n.tr,t,t.top))}return!0}function xd(n,e){if(!ke(n))return!1;if(e){let t=Oe(n);e(wd(n.
tr,t,t.bottom))}return!0}function Yy(n,{map:e,table:t,tableStart:r},o){let s=0;for(let c=0;c<o;c++)s+=t.child(c).nodeSize;
let i=s+t.child(o).nodeSize,l=n.mapping.maps.length;n.delete(s+r,i+r);let a=new Set;for(let c=0,d=o*e.width;c<e.width;c++,
d++){let u=e.map[d];if(!a.has(u)){if(a.add(u),o>0&&u==e.map[d-e.width]){let f=t.nodeAt(u).attrs;n.setNodeMarkup(n.mapping.
slice(l).map(u+r),null,{...f,rowspan:f.rowspan-1}),c+=f.colspan-1}else if(o<e.height&&u==e.map[d+e.width]){let f=t.nodeAt(
u),h=f.attrs,p=f.type.create({...h,rowspan:f.attrs.rowspan-1},f.content),m=e.positionAt(o+1,c,t);n.insert(n.mapping.slice(
l).map(r+m),p),c+=h.colspan-1}}}}function Cd(n,e){if(!ke(n))return!1;if(e){let t=Oe(n),r=n.tr;if(t.top==0&&t.bottom==t.map.
height)return!1;for(let o=t.bottom-1;Yy(r,t,o),o!=t.top;o--){let s=t.tableStart?r.doc.nodeAt(t.tableStart-1):r.doc;if(!s)
throw new RangeError("No table found");t.table=s,t.map=W.get(t.table)}e(r)}return!0}function rd(n){let e=n.content;return e.
childCount==1&&e.child(0).isTextblock&&e.child(0).childCount==0}function Zy({width:n,height:e,map:t},r){let o=r.top*n+r.
left,s=o,i=(r.bottom-1)*n+r.left,l=o+(r.right-r.left-1);for(let a=r.top;a<r.bottom;a++){if(r.left>0&&t[s]==t[s-1]||r.right<
n&&t[l]==t[l+1])return!0;s+=n,l+=n}for(let a=r.left;a<r.right;a++){if(r.top>0&&t[o]==t[o-n]||r.bottom<e&&t[i]==t[i+n])return!0;
o++,i++}return!1}function Fs(n,e){let t=n.selection;if(!(t instanceof $)||t.$anchorCell.pos==t.$headCell.pos)return!1;let r=Oe(
n),{map:o}=r;if(Zy(o,r))return!1;if(e){let s=n.tr,i={},l=b.empty,a,c;for(let d=r.top;d<r.bottom;d++)for(let u=r.left;u<r.
right;u++){let f=o.map[d*o.width+u],h=r.table.nodeAt(f);if(!(i[f]||!h))if(i[f]=!0,a==null)a=f,c=h;else{rd(h)||(l=l.append(
h.content));let p=s.mapping.map(f+r.tableStart);s.delete(p,p+h.nodeSize)}}if(a==null||c==null)return!0;if(s.setNodeMarkup(
a+r.tableStart,null,{...hd(c.attrs,c.attrs.colspan,r.right-r.left-c.attrs.colspan),rowspan:r.bottom-r.top}),l.size>0){let d=a+
1+c.content.size,u=rd(c)?a+1:d;s.replaceWith(u+r.tableStart,d+r.tableStart,l)}s.setSelection(new $(s.doc.resolve(a+r.tableStart))),
e(s)}return!0}function Vs(n,e){let t=se(n.schema);return Qy(({node:r})=>t[r.type.spec.tableRole])(n,e)}function Qy(n){return(e,t)=>{
let r=e.selection,o,s;if(r instanceof $){if(r.$anchorCell.pos!=r.$headCell.pos)return!1;o=r.$anchorCell.nodeAfter,s=r.$anchorCell.
pos}else{var i;if(o=$y(r.$from),!o)return!1;s=(i=xt(r.$from))===null||i===void 0?void 0:i.pos}if(o==null||s==null||o.attrs.
colspan==1&&o.attrs.rowspan==1)return!1;if(t){let l=o.attrs,a=[],c=l.colwidth;l.rowspan>1&&(l={...l,rowspan:1}),l.colspan>
1&&(l={...l,colspan:1});let d=Oe(e),u=e.tr;for(let h=0;h<d.right-d.left;h++)a.push(c?{...l,colwidth:c&&c[h]?[c[h]]:null}:
l);let f;for(let h=d.top;h<d.bottom;h++){let p=d.map.positionAt(h,d.left,d.table);h==d.top&&(p+=o.nodeSize);for(let m=d.
left,g=0;m<d.right;m++,g++)m==d.left&&h==d.top||u.insert(f=u.mapping.map(p+d.tableStart,1),n({node:o,row:h,col:m}).createAndFill(
a[g]))}u.setNodeMarkup(s,n({node:o,row:d.top,col:d.left}),a[0]),r instanceof $&&u.setSelection(new $(u.doc.resolve(r.$anchorCell.
pos),f?u.doc.resolve(f):void 0)),t(u)}return!0}}function Md(n,e){return function(t,r){if(!ke(t))return!1;let o=Vr(t);if(o.
nodeAfter.attrs[n]===e)return!1;if(r){let s=t.tr;t.selection instanceof $?t.selection.forEachCell((i,l)=>{i.attrs[n]!==e&&
s.setNodeMarkup(l,null,{...i.attrs,[n]:e})}):s.setNodeMarkup(o.pos,null,{...o.nodeAfter.attrs,[n]:e}),r(s)}return!0}}function e0(n){
return function(e,t){if(!ke(e))return!1;if(t){let r=se(e.schema),o=Oe(e),s=e.tr,i=o.map.cellsInRect(n=="column"?{left:o.
left,top:0,right:o.right,bottom:o.map.height}:n=="row"?{left:0,top:o.top,right:o.map.width,bottom:o.bottom}:o),l=i.map(a=>o.
table.nodeAt(a));for(let a=0;a<i.length;a++)l[a].type==r.header_cell&&s.setNodeMarkup(o.tableStart+i[a],r.cell,l[a].attrs);
if(s.steps.length===0)for(let a=0;a<i.length;a++)s.setNodeMarkup(o.tableStart+i[a],r.header_cell,l[a].attrs);t(s)}return!0}}
function od(n,e,t){let r=e.map.cellsInRect({left:0,top:0,right:n=="row"?e.map.width:1,bottom:n=="column"?e.map.height:1});
for(let o=0;o<r.length;o++){let s=e.table.nodeAt(r[o]);if(s&&s.type!==t.header_cell)return!1}return!0}function Xt(n,e){return e=
e||{useDeprecatedLogic:!1},e.useDeprecatedLogic?e0(n):function(t,r){if(!ke(t))return!1;if(r){let o=se(t.schema),s=Oe(t),
i=t.tr,l=od("row",s,o),a=od("column",s,o),c=(n==="column"?l:n==="row"&&a)?1:0,d=n=="column"?{left:0,top:c,right:1,bottom:s.
map.height}:n=="row"?{left:c,top:0,right:s.map.width,bottom:1}:s,u=n=="column"?a?o.cell:o.header_cell:n=="row"?l?o.cell:
o.header_cell:o.cell;s.map.cellsInRect(d).forEach(f=>{let h=f+s.tableStart,p=i.doc.nodeAt(h);p&&i.setNodeMarkup(h,u,p.attrs)}),
r(i)}return!0}}var aw=Xt("row",{useDeprecatedLogic:!0}),cw=Xt("column",{useDeprecatedLogic:!0}),vd=Xt("cell",{useDeprecatedLogic:!0});
function t0(n,e){if(e<0){let t=n.nodeBefore;if(t)return n.pos-t.nodeSize;for(let r=n.index(-1)-1,o=n.before();r>=0;r--){
let s=n.node(-1).child(r),i=s.lastChild;if(i)return o-1-i.nodeSize;o-=s.nodeSize}}else{if(n.index()<n.parent.childCount-
1)return n.pos+n.nodeAfter.nodeSize;let t=n.node(-1);for(let r=n.indexAfter(-1),o=n.after();r<t.childCount;r++){let s=t.
child(r);if(s.childCount)return o+1;o+=s.nodeSize}}return null}function Hs(n){return function(e,t){if(!ke(e))return!1;let r=t0(
Vr(e),n);if(r==null)return!1;if(t){let o=e.doc.resolve(r);t(e.tr.setSelection(x.between(o,Vy(o))).scrollIntoView())}return!0}}
function Td(n,e){let t=n.selection.$anchor;for(let r=t.depth;r>0;r--)if(t.node(r).type.spec.tableRole=="table")return e&&
e(n.tr.delete(t.before(r),t.after(r)).scrollIntoView()),!0;return!1}function Lr(n,e){let t=n.selection;if(!(t instanceof
$))return!1;if(e){let r=n.tr,o=se(n.schema).cell.createAndFill().content;t.forEachCell((s,i)=>{s.content.eq(o)||r.replace(
r.mapping.map(i+1),r.mapping.map(i+s.nodeSize-1),new w(o,0,0))}),r.docChanged&&e(r)}return!0}function n0(n){if(n.size===0)return null;let{content:e,openStart:t,openEnd:r}=n;for(;e.childCount==1&&(t>0&&r>0||e.child(
0).type.spec.tableRole=="table");)t--,r--,e=e.child(0).content;let o=e.child(0),s=o.type.spec.tableRole,i=o.type.schema,
l=[];if(s=="row")for(let a=0;a<e.childCount;a++){let c=e.child(a).content,d=a?0:Math.max(0,t-1),u=a<e.childCount-1?0:Math.
max(0,r-1);(d||u)&&(c=Ls(se(i).row,new w(c,d,u)).content),l.push(c)}else if(s=="cell"||s=="header_cell")l.push(t||r?Ls(se(
i).row,new w(e,t,r)).content:e);else return null;return r0(i,l)}function r0(n,e){let t=[];for(let o=0;o<e.length;o++){let s=e[o];
for(let i=s.childCount-1;i>=0;i--){let{rowspan:l,colspan:a}=s.child(i).attrs;for(let c=o;c<o+l;c++)t[c]=(t[c]||0)+a}}let r=0;
for(let o=0;o<t.length;o++)r=Math.max(r,t[o]);for(let o=0;o<t.length;o++)if(o>=e.length&&e.push(b.empty),t[o]<r){let s=se(
n).cell.createAndFill(),i=[];for(let l=t[o];l<r;l++)i.push(s);e[o]=e[o].append(b.from(i))}return{height:e.length,width:r,
rows:e}}function Ls(n,e){let t=n.createAndFill();return new Ke(t).replace(0,t.content.size,e).doc}function o0({width:n,height:e,
rows:t},r,o){if(n!=r){let s=[],i=[];for(let l=0;l<t.length;l++){let a=t[l],c=[];for(let d=s[l]||0,u=0;d<r;u++){let f=a.child(
u%a.childCount);d+f.attrs.colspan>r&&(f=f.type.createChecked(Ct(f.attrs,f.attrs.colspan,d+f.attrs.colspan-r),f.content)),
c.push(f),d+=f.attrs.colspan;for(let h=1;h<f.attrs.rowspan;h++)s[l+h]=(s[l+h]||0)+f.attrs.colspan}i.push(b.from(c))}t=i,
n=r}if(e!=o){let s=[];for(let i=0,l=0;i<o;i++,l++){let a=[],c=t[l%e];for(let d=0;d<c.childCount;d++){let u=c.child(d);i+
u.attrs.rowspan>o&&(u=u.type.create({...u.attrs,rowspan:Math.max(1,o-u.attrs.rowspan)},u.content)),a.push(u)}s.push(b.from(
a))}t=s,e=o}return{width:n,height:e,rows:t}}function s0(n,e,t,r,o,s,i){let l=n.doc.type.schema,a=se(l),c,d;if(o>e.width)
for(let u=0,f=0;u<e.height;u++){let h=t.child(u);f+=h.nodeSize;let p=[],m;h.lastChild==null||h.lastChild.type==a.cell?m=
c||(c=a.cell.createAndFill()):m=d||(d=a.header_cell.createAndFill());for(let g=e.width;g<o;g++)p.push(m);n.insert(n.mapping.
slice(i).map(f-1+r),p)}if(s>e.height){let u=[];for(let p=0,m=(e.height-1)*e.width;p<Math.max(e.width,o);p++){let g=p>=e.
width?!1:t.nodeAt(e.map[m+p]).type==a.header_cell;u.push(g?d||(d=a.header_cell.createAndFill()):c||(c=a.cell.createAndFill()))}
let f=a.row.create(null,b.from(u)),h=[];for(let p=e.height;p<s;p++)h.push(f);n.insert(n.mapping.slice(i).map(r+t.nodeSize-
2),h)}return!!(c||d)}function sd(n,e,t,r,o,s,i,l){if(i==0||i==e.height)return!1;let a=!1;for(let c=o;c<s;c++){let d=i*e.
width+c,u=e.map[d];if(e.map[d-e.width]==u){a=!0;let f=t.nodeAt(u),{top:h,left:p}=e.findCell(u);n.setNodeMarkup(n.mapping.
slice(l).map(u+r),null,{...f.attrs,rowspan:i-h}),n.insert(n.mapping.slice(l).map(e.positionAt(i,p,t)),f.type.createAndFill(
{...f.attrs,rowspan:h+f.attrs.rowspan-i})),c+=f.attrs.colspan-1}}return a}function id(n,e,t,r,o,s,i,l){if(i==0||i==e.width)
return!1;let a=!1;for(let c=o;c<s;c++){let d=c*e.width+i,u=e.map[d];if(e.map[d-1]==u){a=!0;let f=t.nodeAt(u),h=e.colCount(
u),p=n.mapping.slice(l).map(u+r);n.setNodeMarkup(p,null,Ct(f.attrs,i-h,f.attrs.colspan-(i-h))),n.insert(p+f.nodeSize,f.type.
createAndFill(Ct(f.attrs,0,i-h))),c+=f.attrs.rowspan-1}}return a}function ld(n,e,t,r,o){let s=t?n.doc.nodeAt(t-1):n.doc;
if(!s)throw new Error("No table found");let i=W.get(s),{top:l,left:a}=r,c=a+o.width,d=l+o.height,u=n.tr,f=0;function h(){
if(s=t?u.doc.nodeAt(t-1):u.doc,!s)throw new Error("No table found");i=W.get(s),f=u.mapping.maps.length}s0(u,i,s,t,c,d,f)&&
h(),sd(u,i,s,t,a,c,l,f)&&h(),sd(u,i,s,t,a,c,d,f)&&h(),id(u,i,s,t,l,d,a,f)&&h(),id(u,i,s,t,l,d,c,f)&&h();for(let p=l;p<d;p++){
let m=i.positionAt(p,a,s),g=i.positionAt(p,c,s);u.replace(u.mapping.slice(f).map(m+t),u.mapping.slice(f).map(g+t),new w(
o.rows[p-l],0,0))}h(),u.setSelection(new $(u.doc.resolve(t+i.positionAt(l,a,s)),u.doc.resolve(t+i.positionAt(d-1,c-1,s)))),
e(u)}var i0=Cn({ArrowLeft:zr("horiz",-1),ArrowRight:zr("horiz",1),ArrowUp:zr("vert",-1),ArrowDown:zr("vert",1),"Shift-Ar\
rowLeft":Br("horiz",-1),"Shift-ArrowRight":Br("horiz",1),"Shift-ArrowUp":Br("vert",-1),"Shift-ArrowDown":Br("vert",1),Backspace:Lr,
"Mod-Backspace":Lr,Delete:Lr,"Mod-Delete":Lr});function $r(n,e,t){return t.eq(n.selection)?!1:(e&&e(n.tr.setSelection(t).
scrollIntoView()),!0)}function zr(n,e){return(t,r,o)=>{if(!o)return!1;let s=t.selection;if(s instanceof $)return $r(t,r,
v.near(s.$headCell,e));if(n!="horiz"&&!s.empty)return!1;let i=Ad(o,n,e);if(i==null)return!1;if(n=="horiz")return $r(t,r,
v.near(t.doc.resolve(s.head+e),e));{let l=t.doc.resolve(i),a=fd(l,n,e),c;return a?c=v.near(a,1):e<0?c=v.near(t.doc.resolve(
l.before(-1)),-1):c=v.near(t.doc.resolve(l.after(-1)),1),$r(t,r,c)}}}function Br(n,e){return(t,r,o)=>{if(!o)return!1;let s=t.
selection,i;if(s instanceof $)i=s;else{let a=Ad(o,n,e);if(a==null)return!1;i=new $(t.doc.resolve(a))}let l=fd(i.$headCell,
n,e);return l?$r(t,r,new $(i.$anchorCell,l)):!1}}function l0(n,e){let t=n.state.doc,r=xt(t.resolve(e));return r?(n.dispatch(
n.state.tr.setSelection(new $(r))),!0):!1}function a0(n,e,t){if(!ke(n.state))return!1;let r=n0(t),o=n.state.selection;if(o instanceof
$){r||(r={width:1,height:1,rows:[b.from(Ls(se(n.state.schema).cell,t))]});let s=o.$anchorCell.node(-1),i=o.$anchorCell.start(
-1),l=W.get(s).rectBetween(o.$anchorCell.pos-i,o.$headCell.pos-i);return r=o0(r,l.right-l.left,l.bottom-l.top),ld(n.state,
n.dispatch,i,l,r),!0}else if(r){let s=Vr(n.state),i=s.start(-1);return ld(n.state,n.dispatch,i,W.get(s.node(-1)).findCell(
s.pos-i),r),!0}else return!1}function c0(n,e){var t;if(e.button!=0||e.ctrlKey||e.metaKey)return;let r=ad(n,e.target),o;if(e.
shiftKey&&n.state.selection instanceof $)s(n.state.selection.$anchorCell,e),e.preventDefault();else if(e.shiftKey&&r&&(o=
xt(n.state.selection.$anchor))!=null&&((t=Ds(n,e))===null||t===void 0?void 0:t.pos)!=o.pos)s(o,e),e.preventDefault();else if(!r)
return;function s(a,c){let d=Ds(n,c),u=et.getState(n.state)==null;if(!d||!Bs(a,d))if(u)d=a;else return;let f=new $(a,d);
if(u||!n.state.selection.eq(f)){let h=n.state.tr.setSelection(f);u&&h.setMeta(et,a.pos),n.dispatch(h)}}function i(){n.root.
removeEventListener("mouseup",i),n.root.removeEventListener("dragstart",i),n.root.removeEventListener("mousemove",l),et.
getState(n.state)!=null&&n.dispatch(n.state.tr.setMeta(et,-1))}function l(a){let c=a,d=et.getState(n.state),u;if(d!=null)
u=n.state.doc.resolve(d);else if(ad(n,c.target)!=r&&(u=Ds(n,e),!u))return i();u&&s(u,c)}n.root.addEventListener("mouseup",
i),n.root.addEventListener("dragstart",i),n.root.addEventListener("mousemove",l)}function Ad(n,e,t){if(!(n.state.selection instanceof
x))return null;let{$head:r}=n.state.selection;for(let o=r.depth-1;o>=0;o--){let s=r.node(o);if((t<0?r.index(o):r.indexAfter(
o))!=(t<0?0:s.childCount))return null;if(s.type.spec.tableRole=="cell"||s.type.spec.tableRole=="header_cell"){let i=r.before(
o),l=e=="vert"?t>0?"down":"up":t>0?"right":"left";return n.endOfTextblock(l)?i:null}}return null}function ad(n,e){for(;e&&
e!=n.dom;e=e.parentNode)if(e.nodeName=="TD"||e.nodeName=="TH")return e;return null}function Ds(n,e){let t=n.posAtCoords(
{left:e.clientX,top:e.clientY});if(!t)return null;let{inside:r,pos:o}=t;return r>=0&&xt(n.state.doc.resolve(r))||xt(n.state.
doc.resolve(o))}var d0=class{constructor(n,e){this.node=n,this.defaultCellMinWidth=e,this.dom=document.createElement("di\
v"),this.dom.className="tableWrapper",this.table=this.dom.appendChild(document.createElement("table")),this.table.style.
setProperty("--default-cell-min-width",`${e}px`),this.colgroup=this.table.appendChild(document.createElement("colgroup")),
zs(n,this.colgroup,this.table,e),this.contentDOM=this.table.appendChild(document.createElement("tbody"))}update(n){return n.
type!=this.node.type?!1:(this.node=n,zs(n,this.colgroup,this.table,this.defaultCellMinWidth),!0)}ignoreMutation(n){return n.
type=="attributes"&&(n.target==this.table||this.colgroup.contains(n.target))}};function zs(n,e,t,r,o,s){let i=0,l=!0,a=e.
firstChild,c=n.firstChild;if(c){for(let u=0,f=0;u<c.childCount;u++){let{colspan:h,colwidth:p}=c.child(u).attrs;for(let m=0;m<
h;m++,f++){let g=o==f?s:p&&p[m],y=g?g+"px":"";if(i+=g||r,g||(l=!1),a)a.style.width!=y&&(a.style.width=y),a=a.nextSibling;else{
let S=document.createElement("col");S.style.width=y,e.appendChild(S)}}}for(;a;){var d;let u=a.nextSibling;(d=a.parentNode)===
null||d===void 0||d.removeChild(a),a=u}l?(t.style.width=i+"px",t.style.minWidth=""):(t.style.width="",t.style.minWidth=i+
"px")}}var fe=new z("tableColumnResizing");function Ed({handleWidth:n=5,cellMinWidth:e=25,defaultCellMinWidth:t=100,View:r=d0,
lastColumnResizable:o=!0}={}){let s=new N({key:fe,state:{init(i,l){var a;let c=(a=s.spec)===null||a===void 0||(a=a.props)===
null||a===void 0?void 0:a.nodeViews,d=se(l.schema).table.name;return r&&c&&(c[d]=(u,f)=>new r(u,t,f)),new u0(-1,!1)},apply(i,l){
return l.apply(i)}},props:{attributes:i=>{let l=fe.getState(i);return l&&l.activeHandle>-1?{class:"resize-cursor"}:{}},handleDOMEvents:{
mousemove:(i,l)=>{f0(i,l,n,o)},mouseleave:i=>{h0(i)},mousedown:(i,l)=>{p0(i,l,e,t)}},decorations:i=>{let l=fe.getState(i);
if(l&&l.activeHandle>-1)return k0(i,l.activeHandle)},nodeViews:{}}});return s}var u0=class Fr{constructor(e,t){this.activeHandle=
e,this.dragging=t}apply(e){let t=this,r=e.getMeta(fe);if(r&&r.setHandle!=null)return new Fr(r.setHandle,!1);if(r&&r.setDragging!==
void 0)return new Fr(t.activeHandle,r.setDragging);if(t.activeHandle>-1&&e.docChanged){let o=e.mapping.map(t.activeHandle,
-1);return Ps(e.doc.resolve(o))||(o=-1),new Fr(o,t.dragging)}return t}};function f0(n,e,t,r){if(!n.editable)return;let o=fe.
getState(n.state);if(o&&!o.dragging){let s=g0(e.target),i=-1;if(s){let{left:l,right:a}=s.getBoundingClientRect();e.clientX-
l<=t?i=cd(n,e,"left",t):a-e.clientX<=t&&(i=cd(n,e,"right",t))}if(i!=o.activeHandle){if(!r&&i!==-1){let l=n.state.doc.resolve(
i),a=l.node(-1),c=W.get(a),d=l.start(-1);if(c.colCount(l.pos-d)+l.nodeAfter.attrs.colspan-1==c.width-1)return}Nd(n,i)}}}
function h0(n){if(!n.editable)return;let e=fe.getState(n.state);e&&e.activeHandle>-1&&!e.dragging&&Nd(n,-1)}function p0(n,e,t,r){
var o;if(!n.editable)return!1;let s=(o=n.dom.ownerDocument.defaultView)!==null&&o!==void 0?o:window,i=fe.getState(n.state);
if(!i||i.activeHandle==-1||i.dragging)return!1;let l=n.state.doc.nodeAt(i.activeHandle),a=m0(n,i.activeHandle,l.attrs);n.
dispatch(n.state.tr.setMeta(fe,{setDragging:{startX:e.clientX,startWidth:a}}));function c(u){s.removeEventListener("mous\
eup",c),s.removeEventListener("mousemove",d);let f=fe.getState(n.state);f?.dragging&&(y0(n,f.activeHandle,dd(f.dragging,
u,t)),n.dispatch(n.state.tr.setMeta(fe,{setDragging:null})))}function d(u){if(!u.which)return c(u);let f=fe.getState(n.state);
if(f&&f.dragging){let h=dd(f.dragging,u,t);ud(n,f.activeHandle,h,r)}}return ud(n,i.activeHandle,a,r),s.addEventListener(
"mouseup",c),s.addEventListener("mousemove",d),e.preventDefault(),!0}function m0(n,e,{colspan:t,colwidth:r}){let o=r&&r[r.
length-1];if(o)return o;let s=n.domAtPos(e),i=s.node.childNodes[s.offset].offsetWidth,l=t;if(r)for(let a=0;a<t;a++)r[a]&&
(i-=r[a],l--);return i/l}function g0(n){for(;n&&n.nodeName!="TD"&&n.nodeName!="TH";)n=n.classList&&n.classList.contains(
"ProseMirror")?null:n.parentNode;return n}function cd(n,e,t,r){let o=t=="right"?-r:r,s=n.posAtCoords({left:e.clientX+o,top:e.
clientY});if(!s)return-1;let{pos:i}=s,l=xt(n.state.doc.resolve(i));if(!l)return-1;if(t=="right")return l.pos;let a=W.get(
l.node(-1)),c=l.start(-1),d=a.map.indexOf(l.pos-c);return d%a.width==0?-1:c+a.map[d-1]}function dd(n,e,t){let r=e.clientX-
n.startX;return Math.max(t,n.startWidth+r)}function Nd(n,e){n.dispatch(n.state.tr.setMeta(fe,{setHandle:e}))}function y0(n,e,t){
let r=n.state.doc.resolve(e),o=r.node(-1),s=W.get(o),i=r.start(-1),l=s.colCount(r.pos-i)+r.nodeAfter.attrs.colspan-1,a=n.
state.tr;for(let c=0;c<s.height;c++){let d=c*s.width+l;if(c&&s.map[d]==s.map[d-s.width])continue;let u=s.map[d],f=o.nodeAt(
u).attrs,h=f.colspan==1?0:l-s.colCount(u);if(f.colwidth&&f.colwidth[h]==t)continue;let p=f.colwidth?f.colwidth.slice():b0(
f.colspan);p[h]=t,a.setNodeMarkup(i+u,null,{...f,colwidth:p})}a.docChanged&&n.dispatch(a)}function ud(n,e,t,r){let o=n.state.
doc.resolve(e),s=o.node(-1),i=o.start(-1),l=W.get(s).colCount(o.pos-i)+o.nodeAfter.attrs.colspan-1,a=n.domAtPos(o.start(
-1)).node;for(;a&&a.nodeName!="TABLE";)a=a.parentNode;a&&zs(s,a.firstChild,a,r,l,t)}function b0(n){return Array(n).fill(
0)}function k0(n,e){let t=[],r=n.doc.resolve(e),o=r.node(-1);if(!o)return L.empty;let s=W.get(o),i=r.start(-1),l=s.colCount(
r.pos-i)+r.nodeAfter.attrs.colspan-1;for(let c=0;c<s.height;c++){let d=l+c*s.width;if((l==s.width-1||s.map[d]!=s.map[d+1])&&
(c==0||s.map[d]!=s.map[d-s.width])){var a;let u=s.map[d],f=i+u+o.nodeAt(u).nodeSize-1,h=document.createElement("div");h.
className="column-resize-handle",!((a=fe.getState(n))===null||a===void 0)&&a.dragging&&t.push(G.node(i+u,i+u+o.nodeAt(u).
nodeSize,{class:"column-resize-dragging"})),t.push(G.widget(f,h))}}return L.create(n.doc,t)}function Od({allowTableNodeSelection:n=!1}={}){
return new N({key:et,state:{init(){return null},apply(e,t){let r=e.getMeta(et);if(r!=null)return r==-1?null:r;if(t==null||
!e.docChanged)return t;let{deleted:o,pos:s}=e.mapping.mapResult(t);return o?null:s}},props:{decorations:jy,handleDOMEvents:{
mousedown:c0},createSelectionBetween(e){return et.getState(e.state)!=null?e.state.selection:null},handleTripleClick:l0,handleKeyDown:i0,
handlePaste:a0},appendTransaction(e,t,r){return Jy(r,$s(r,t),n)}})}function En(n){return n==="left"||n==="right"||n==="center"?n:null}function w0(n){let e=(n.style.textAlign||"").trim().toLowerCase(),
t=(n.getAttribute("align")||"").trim().toLowerCase();return En(e||t)}function S0(n){return En(n?.align)}function Ld(){return{
default:null,parseHTML:n=>w0(n),renderHTML:n=>{let e=En(n.align);return Ac(e)?{style:`text-align: ${e}`}:{}}}}function x0(n){
var e;let t=n.parentElement,r=n.closest("table");if(!t||!r)return null;let o=Array.from(t.children).indexOf(n),s=(e=r.querySelectorAll(
"colgroup > col")[o])===null||e===void 0?void 0:e.getAttribute("width");return s?[parseInt(s,10)]:null}function zd(n){let e=n.
getAttribute("colwidth");return e?e.split(",").map(t=>parseInt(t,10)):x0(n)}var C0=/[ \t\r\n\f]+/g;function Bd(n){var e;
return n.children.length>0?!1:((e=n.textContent)!==null&&e!==void 0?e:"").replace(C0,"")===""}function $d(n){let e=n.createAndFill();
if(!e)throw new Error(`[tiptap error]: "${n.name}" has no default content to backfill.`);return e.content}function Wr(n,e,t){
if(!(t in e))return;let r=e[t];(r===1||r==="1"||r===null||r===void 0)&&delete n[t]}var Fd=B.create({name:"tableCell",addOptions(){
return{HTMLAttributes:{}}},content:"block+",addAttributes(){return{colspan:{default:1},rowspan:{default:1},colwidth:{default:null,
parseHTML:zd},align:Ld()}},tableRole:"cell",isolating:!0,parseHTML(){return[{tag:"td",getAttrs:n=>Bd(n)?{}:!1,getContent:(n,e)=>$d(
e.nodes[this.name])},{tag:"td"}]},renderHTML({HTMLAttributes:n}){let e=D(this.options.HTMLAttributes,n);return Wr(e,n,"c\
olspan"),Wr(e,n,"rowspan"),["td",e,0]}}),Vd=B.create({name:"tableHeader",addOptions(){return{HTMLAttributes:{}}},content:"\
block+",addAttributes(){return{colspan:{default:1},rowspan:{default:1},colwidth:{default:null,parseHTML:zd},align:Ld()}},
tableRole:"header_cell",isolating:!0,parseHTML(){return[{tag:"th",getAttrs:n=>Bd(n)?{}:!1,getContent:(n,e)=>$d(e.nodes[this.
name])},{tag:"th"}]},renderHTML({HTMLAttributes:n}){let e=D(this.options.HTMLAttributes,n);return Wr(e,n,"colspan"),Wr(e,
n,"rowspan"),["th",e,0]}}),Hd=B.create({name:"tableRow",addOptions(){return{HTMLAttributes:{}}},content:"(tableCell | ta\
bleHeader)*",tableRole:"row",parseHTML(){return[{tag:"tr"}]},renderHTML({HTMLAttributes:n}){return["tr",D(this.options.HTMLAttributes,
n),0]}});function Ws(n,e){return e?["width",`${Math.max(e,n)}px`]:["min-width",`${n}px`]}function Dd(n,e,t,r,o,s){let i=0,
l=!0,a=e.firstChild,c=n.firstChild;if(c!==null)for(let f=0,h=0;f<c.childCount;f+=1){let{colspan:p,colwidth:m}=c.child(f).
attrs;for(let g=0;g<p;g+=1,h+=1){let y=o===h?s:m&&m[g],S=y?`${y}px`:"";if(i+=y||r,y||(l=!1),a){if(a.style.width!==S){let[
k,M]=Ws(r,y);a.style.setProperty(k,M)}a=a.nextSibling}else{let k=document.createElement("col"),[M,O]=Ws(r,y);k.style.setProperty(
M,O),e.appendChild(k)}}}for(;a;){var d;let f=a.nextSibling;(d=a.parentNode)===null||d===void 0||d.removeChild(a),a=f}let u=n.
attrs.style&&typeof n.attrs.style=="string"&&/\bwidth\s*:/i.test(n.attrs.style);l&&!u?(t.style.width=`${i}px`,t.style.minWidth=
""):(t.style.width="",t.style.minWidth=`${i}px`)}var M0=class{constructor(n,e,t,r={}){this.node=n,this.cellMinWidth=e,this.
dom=document.createElement("div"),this.dom.className="tableWrapper",this.table=this.dom.appendChild(document.createElement(
"table"));for(let[o,s]of Object.entries(r))s!=null&&(o==="style"?this.table.style.cssText=String(s):this.table.setAttribute(
o,String(s)));n.attrs.style&&(this.table.style.cssText=n.attrs.style),this.colgroup=this.table.appendChild(document.createElement(
"colgroup")),Dd(n,this.colgroup,this.table,e),this.contentDOM=this.table.appendChild(document.createElement("tbody"))}update(n){
return n.sameMarkup(this.node)?(this.node=n,Dd(n,this.colgroup,this.table,this.cellMinWidth),!0):!1}ignoreMutation(n){let e=n.
target,t=this.dom.contains(e),r=this.contentDOM.contains(e);return!!(t&&!r&&(n.type==="attributes"||n.type==="childList"||
n.type==="characterData"))}};function v0(n,e,t,r){let o=0,s=!0,i=[],l=n.firstChild;if(!l)return{};for(let d=0,u=0;d<l.childCount;d+=
1){let{colspan:f,colwidth:h}=l.child(d).attrs;for(let p=0;p<f;p+=1,u+=1){let m=t===u?r:h&&h[p];o+=m||e,m||(s=!1);let[g,y]=Ws(
e,m);i.push(["col",{style:`${g}: ${y}`}])}}let a=s?`${o}px`:"",c=s?"":`${o}px`;return{colgroup:["colgroup",{},...i],tableWidth:a,
tableMinWidth:c}}function Rd(n,e){return e?n.createChecked(null,e):n.createAndFill()}function T0(n){if(n.cached.tableNodeTypes)
return n.cached.tableNodeTypes;let e={};return Object.keys(n.nodes).forEach(t=>{let r=n.nodes[t];r.spec.tableRole&&(e[r.
spec.tableRole]=r)}),n.cached.tableNodeTypes=e,e}function A0(n,e,t,r,o){let s=T0(n),i=[],l=[];for(let c=0;c<t;c+=1){let d=Rd(
s.cell,o);if(d&&l.push(d),r){let u=Rd(s.header_cell,o);u&&i.push(u)}}let a=[];for(let c=0;c<e;c+=1)a.push(s.row.createChecked(
null,r&&c===0?i:l));return s.table.createChecked(null,a)}function Wd(n){return n instanceof $}var Hr=({editor:n})=>{let{
selection:e}=n.state;if(!Wd(e))return!1;let t=0,r=Jt(e.ranges[0].$from,o=>o.type.name==="table");return r?.node.descendants(
o=>{if(o.type.name==="table")return!1;["tableCell","tableHeader"].includes(o.type.name)&&(t+=1)}),t!==e.ranges.length?!1:
(n.commands.deleteTable(),!0)};function Id(n,e){let t=n.mapping.map(e),r=Jt(n.selection.$from,i=>i.type.name==="table");
if(r?.pos===t)return;let o=n.doc.nodeAt(t);if(!o)return;let s=t+o.nodeSize-1;n.setSelection(x.near(n.doc.resolve(s),-1))}function E0(n){let e="",t=0;for(;t<n.length;){if(n[t]==="\\"&&t+1<n.length){e+=n[t]+n[t+1],t+=2;continue}if(n[t]!=="`"){
e+=n[t++];continue}let r=0;for(;t+r<n.length&&n[t+r]==="`";)r+=1;let o=t+r,s=!1;for(;o<n.length;){if(n[o]!=="`"){o+=1;continue}
let i=0;for(;o+i<n.length&&n[o+i]==="`";)i+=1;if(i===r){let l=n.slice(t+r,o);e+=n.slice(t,t+r)+l.replace(/\\\||\|/g,a=>a===
"|"?"\\|":a)+n.slice(o,o+r),t=o+r,s=!0;break}o+=i}s||(e+=n.slice(t,t+r),t+=r)}return e}function N0(n){return n.split(`
`).map(e=>!e.includes("|")||!e.includes("`")?e:E0(e)).join(`
`)}function O0(n){return(n||"").replaceAll(""," ").replace(/\s+/g," ").trim()}function Pd(n,e){return e?n.split(e).join(
`
`):n}function D0(n){return n.replace(/\\.|\|/g,e=>e==="|"?"\\|":e)}function R0(n,e,t={}){if(!n||!n.content||n.content.length===
0)return"";let r=[];n.content.forEach(f=>{let h=[];f.content&&f.content.forEach(p=>{let m="";p.content&&Array.isArray(p.
content)&&p.content.length>1?m=p.content.map(k=>Pd(e.renderChildren(k),t.cellLineSeparator)).join(`
`):m=Pd(p.content?e.renderChildren(p.content):"",t.cellLineSeparator);let g=D0(O0(m.replace(/[ \t]*\r?\n[ \t]*/g,"<br>"))),
y=p.type==="tableHeader",S=S0(p.attrs);h.push({text:g,isHeader:y,align:S})}),r.push(h)});let o=r.reduce((f,h)=>Math.max(
f,h.length),0);if(o===0)return"";let s=Array.from({length:o}).fill(0);r.forEach(f=>{for(let p=0;p<o;p+=1){var h;let m=(((h=
f[p])===null||h===void 0?void 0:h.text)||"").length;m>s[p]&&(s[p]=m),s[p]<3&&(s[p]=3)}});let i=(f,h)=>f+" ".repeat(Math.
max(0,h-f.length)),l=r[0],a=l.some(f=>f.isHeader),c=Array.from({length:o}).fill(null);r.forEach(f=>{for(let p=0;p<o;p+=1){
var h;!c[p]&&(!((h=f[p])===null||h===void 0)&&h.align)&&(c[p]=f[p].align)}});let d=`
`,u=Array.from({length:o}).map((f,h)=>a&&l[h]&&l[h].text||"");return d+=`| ${u.map((f,h)=>i(f,s[h])).join(" | ")} |
`,d+=`| ${s.map((f,h)=>{let p=Math.max(3,f),m=c[h];return m==="left"?`:${"-".repeat(p)}`:m==="right"?`${"-".repeat(p)}:`:
m==="center"?`:${"-".repeat(p)}:`:"-".repeat(p)}).join(" | ")} |
`,(a?r.slice(1):r).forEach(f=>{d+=`| ${Array.from({length:o}).fill(0).map((h,p)=>i(f[p]&&f[p].text||"",s[p])).join(" | ")}\
 |
`}),d}var I0=new z("preserveCellSelectionOnContextMenu");function P0(n,e){let t=n.posAtCoords({left:e.clientX,top:e.clientY});
if(t)return t.pos;if(!(e.target instanceof Node))return null;try{return n.posAtDOM(e.target,0)}catch{return null}}function L0(n,e){
let t=!1;return n.forEachCell((r,o)=>{e>=o&&e<o+r.nodeSize&&(t=!0)}),t}function z0(){return new N({key:I0,props:{handleDOMEvents:{
mousedown(n,e){if(e.button!==2)return!1;let{selection:t}=n.state;if(!Wd(t)||t.ranges.length<2)return!1;let r=P0(n,e);return r==
null||!L0(t,r)?!1:(e.preventDefault(),!0)}}}})}var jd=B.create({name:"table",addOptions(){return{HTMLAttributes:{},resizable:!1,
renderWrapper:!1,handleWidth:5,cellMinWidth:25,View:M0,lastColumnResizable:!0,allowTableNodeSelection:!1}},content:"tabl\
eRow+",tableRole:"table",isolating:!0,group:"block",parseHTML(){return[{tag:"table"}]},renderHTML({node:n,HTMLAttributes:e}){
let{colgroup:t,tableWidth:r,tableMinWidth:o}=v0(n,this.options.cellMinWidth),s=e.style;function i(){return s||(r?`width:\
 ${r}`:`min-width: ${o}`)}let l=["table",D(this.options.HTMLAttributes,e,{style:i()}),t,["tbody",0]];return this.options.
renderWrapper?["div",{class:"tableWrapper"},l]:l},parseMarkdown:(n,e)=>{let t=[],r=Array.isArray(n.align)?n.align:[];if(n.
header){let o=[];n.header.forEach((s,i)=>{var l;let a=En((l=r[i])!==null&&l!==void 0?l:s.align),c=a?{align:a}:{};o.push(
e.createNode("tableHeader",c,[{type:"paragraph",content:e.parseInline(s.tokens)}]))}),t.push(e.createNode("tableRow",{},
o))}return n.rows&&n.rows.forEach(o=>{let s=[];o.forEach((i,l)=>{var a;let c=En((a=r[l])!==null&&a!==void 0?a:i.align),d=c?
{align:c}:{};s.push(e.createNode("tableCell",d,[{type:"paragraph",content:e.parseInline(i.tokens)}]))}),t.push(e.createNode(
"tableRow",{},s))}),e.createNode("table",void 0,t)},renderMarkdown:(n,e)=>R0(n,e),markdownTokenizer:{name:"table",level:"\
block",start:n=>{let e=n.split(`
`);if(e.length<2)return-1;let t=e[1];return!/^[ \t|:]*-[ \t|:-]*$/.test(t)||!t.includes("|")?-1:e[0].includes("|")?0:-1},
tokenize(n,e,t){let r=n.indexOf(`

`),o=r>=0?n.slice(0,r):n,s=o.split(`
`);if(s.length<2)return;let i=s[1];if(!/^[ \t|:]*-[ \t|:-]*$/.test(i)||!i.includes("|"))return;let l=N0(o);if(l===o)return;
let a=t.blockTokens(l)[0];if(a?.type!=="table"||!a.raw)return;let c=a.raw.split(`
`).length,d=n.split(`
`).slice(0,c).join(`
`);return{...a,raw:d}}},addCommands(){return{insertTable:({rows:n=3,cols:e=3,withHeaderRow:t=!0}={})=>({tr:r,dispatch:o,
editor:s})=>{let i=A0(s.schema,n,e,t);if(o){let l=r.selection.from+1;r.replaceSelectionWith(i).scrollIntoView().setSelection(
x.near(r.doc.resolve(l)))}return!0},addColumnBefore:()=>({state:n,dispatch:e})=>yd(n,e),addColumnAfter:()=>({state:n,dispatch:e})=>bd(
n,e),deleteColumn:()=>({state:n,dispatch:e})=>{let t=Jt(n.selection.$from,r=>r.type.name==="table");return kd(n,e&&(r=>{
t&&Id(r,t.pos),e(r)}))},addRowBefore:()=>({state:n,dispatch:e})=>Sd(n,e),addRowAfter:()=>({state:n,dispatch:e})=>xd(n,e),
deleteRow:()=>({state:n,dispatch:e})=>{let t=Jt(n.selection.$from,r=>r.type.name==="table");return Cd(n,e&&(r=>{t&&Id(r,
t.pos),e(r)}))},deleteTable:()=>({state:n,dispatch:e})=>Td(n,e),mergeCells:()=>({state:n,dispatch:e})=>Fs(n,e),splitCell:()=>({
state:n,dispatch:e})=>Vs(n,e),toggleHeaderColumn:()=>({state:n,dispatch:e})=>Xt("column")(n,e),toggleHeaderRow:()=>({state:n,
dispatch:e})=>Xt("row")(n,e),toggleHeaderCell:()=>({state:n,dispatch:e})=>vd(n,e),mergeOrSplit:()=>({state:n,dispatch:e})=>Fs(
n,e)?!0:Vs(n,e),setCellAttribute:(n,e)=>({state:t,dispatch:r})=>Md(n,e)(t,r),goToNextCell:()=>({state:n,dispatch:e})=>Hs(
1)(n,e),goToPreviousCell:()=>({state:n,dispatch:e})=>Hs(-1)(n,e),fixTables:()=>({state:n,dispatch:e})=>(e&&$s(n),!0),setCellSelection:n=>({
tr:e,dispatch:t})=>{if(t){let r=$.create(e.doc,n.anchorCell,n.headCell);e.setSelection(r)}return!0}}},addKeyboardShortcuts(){
return{Tab:()=>this.editor.commands.goToNextCell()?!0:this.editor.can().addRowAfter()?this.editor.chain().addRowAfter().
goToNextCell().run():!1,"Shift-Tab":()=>this.editor.commands.goToPreviousCell(),Backspace:Hr,"Mod-Backspace":Hr,Delete:Hr,
"Mod-Delete":Hr}},addProseMirrorPlugins(){return[...this.options.resizable&&this.editor.isEditable?[Ed({handleWidth:this.
options.handleWidth,cellMinWidth:this.options.cellMinWidth,defaultCellMinWidth:this.options.cellMinWidth,View:null,lastColumnResizable:this.
options.lastColumnResizable})]:[],Od({allowTableNodeSelection:this.options.allowTableNodeSelection}),z0()]},addNodeView(){
let n=this.options.View;return n?({node:e,view:t,HTMLAttributes:r})=>{let o=D(this.options.HTMLAttributes,r);return new n(
e,this.options.cellMinWidth,t,o)}:null},extendNodeSchema(n){let e={name:n.name,options:n.options,storage:n.storage};return{
tableRole:I(C(n,"tableRole",e))}}}),bw=F.create({name:"tableKit",addExtensions(){let n=[];return this.options.table!==!1&&
n.push(jd.configure(this.options.table)),this.options.tableCell!==!1&&n.push(Fd.configure(this.options.tableCell)),this.
options.tableHeader!==!1&&n.push(Vd.configure(this.options.tableHeader)),this.options.tableRow!==!1&&n.push(Hd.configure(
this.options.tableRow)),n}});var B0=B.create({name:"text",group:"inline",parseMarkdown:n=>({type:"text",text:n.text||""}),renderMarkdown:n=>n.text||""});function _d(n={}){return new N({view(e){return new js(e,n)}})}var js=class{constructor(e,t){var r;this.editorView=e,this.
cursorPos=null,this.element=null,this.timeout=-1,this.lastDragEvent=null,this.width=(r=t.width)!==null&&r!==void 0?r:1,this.
color=t.color===!1?void 0:t.color||"black",this.class=t.class,this.handlers=["dragover","dragend","drop","dragleave"].map(
o=>{let s=i=>{this[o](i)};return e.dom.addEventListener(o,s),{name:o,handler:s}})}destroy(){this.setCursor(null),this.handlers.
forEach(({name:e,handler:t})=>this.editorView.dom.removeEventListener(e,t))}update(e,t){if(this.cursorPos!=null&&t.doc!=
e.state.doc)if(this.lastDragEvent){let r=this.computeTarget(this.lastDragEvent);r==this.cursorPos?this.updateOverlay():this.
setCursor(r)}else this.updateOverlay()}setCursor(e){e!=this.cursorPos&&(this.cursorPos=e,e==null?(this.element.parentNode.
removeChild(this.element),this.element=null):this.updateOverlay())}updateOverlay(){let e=this.editorView.state.doc.resolve(
this.cursorPos),t=!e.parent.inlineContent,r,o=this.editorView.dom,s=o.getBoundingClientRect(),i=s.width/o.offsetWidth,l=s.
height/o.offsetHeight;if(t){let u=e.nodeBefore,f=e.nodeAfter;if(u||f){let h=this.editorView.nodeDOM(this.cursorPos-(u?u.
nodeSize:0));if(h){let p=h.getBoundingClientRect(),m=u?p.bottom:p.top;u&&f&&(m=(m+this.editorView.nodeDOM(this.cursorPos).
getBoundingClientRect().top)/2);let g=this.width/2*l;r={left:p.left,right:p.right,top:m-g,bottom:m+g}}}}if(!r){let u=this.
editorView.coordsAtPos(this.cursorPos),f=this.width/2*i;r={left:u.left-f,right:u.left+f,top:u.top,bottom:u.bottom}}let a=this.
editorView.dom.offsetParent;this.element||(this.element=a.appendChild(document.createElement("div")),this.class&&(this.element.
className=this.class),this.element.style.cssText="position: absolute; z-index: 50; pointer-events: none;",this.color&&(this.
element.style.backgroundColor=this.color)),this.element.classList.toggle("prosemirror-dropcursor-block",t),this.element.
classList.toggle("prosemirror-dropcursor-inline",!t);let c,d;if(!a||a==document.body&&getComputedStyle(a).position=="sta\
tic")c=-pageXOffset,d=-pageYOffset;else{let u=a.getBoundingClientRect(),f=u.width/a.offsetWidth,h=u.height/a.offsetHeight;
c=u.left-a.scrollLeft*f,d=u.top-a.scrollTop*h}this.element.style.left=(r.left-c)/i+"px",this.element.style.top=(r.top-d)/
l+"px",this.element.style.width=(r.right-r.left)/i+"px",this.element.style.height=(r.bottom-r.top)/l+"px"}scheduleRemoval(e){
clearTimeout(this.timeout),this.timeout=setTimeout(()=>this.setCursor(null),e)}computeTarget(e){let t=this.editorView.posAtCoords(
{left:e.clientX,top:e.clientY}),r=t&&t.inside>=0&&this.editorView.state.doc.nodeAt(t.inside),o=r&&r.type.spec.disableDropCursor,
s=typeof o=="function"?o(this.editorView,t,e):o;if(!t||s)return null;let i=t.pos;if(this.editorView.dragging&&this.editorView.
dragging.slice){let l=Kn(this.editorView.state.doc,i,this.editorView.dragging.slice);l!=null&&(i=l)}return i}dragover(e){
if(!this.editorView.editable)return;this.lastDragEvent=e;let t=this.computeTarget(e);t!=null&&(this.setCursor(t),this.scheduleRemoval(
5e3))}dragend(){this.scheduleRemoval(20)}drop(){this.scheduleRemoval(20)}dragleave(e){this.editorView.dom.contains(e.relatedTarget)||
this.setCursor(null)}};var ie=class n extends v{constructor(e){super(e,e)}map(e,t){let r=e.resolve(t.map(this.head));return n.valid(r)?new n(r):
v.near(r)}content(){return w.empty}eq(e){return e instanceof n&&e.head==this.head}toJSON(){return{type:"gapcursor",pos:this.
head}}static fromJSON(e,t){if(typeof t.pos!="number")throw new RangeError("Invalid input for GapCursor.fromJSON");return new n(
e.resolve(t.pos))}getBookmark(){return new _s(this.anchor)}static valid(e){let t=e.parent;if(t.inlineContent||!$0(e)||!F0(
e))return!1;let r=t.type.spec.allowGapCursor;if(r!=null)return r;let o=t.contentMatchAt(e.index()).defaultType;return o&&
o.isTextblock}static findGapCursorFrom(e,t,r=!1){e:for(;;){if(!r&&n.valid(e))return e;let o=e.pos,s=null;for(let i=e.depth;;i--){
let l=e.node(i);if(t>0?e.indexAfter(i)<l.childCount:e.index(i)>0){s=l.child(t>0?e.indexAfter(i):e.index(i)-1);break}else if(i==
0)return null;o+=t;let a=e.doc.resolve(o);if(n.valid(a))return a}for(;;){let i=t>0?s.firstChild:s.lastChild;if(!i){if(s.
isAtom&&!s.isText&&!T.isSelectable(s)){e=e.doc.resolve(o+s.nodeSize*t),r=!1;continue e}break}s=i,o+=t;let l=e.doc.resolve(
o);if(n.valid(l))return l}return null}}};ie.prototype.visible=!1;ie.findFrom=ie.findGapCursorFrom;v.jsonID("gapcursor",ie);
var _s=class n{constructor(e){this.pos=e}map(e){return new n(e.map(this.pos))}resolve(e){let t=e.resolve(this.pos);return ie.
valid(t)?new ie(t):v.near(t)}};function Kd(n){return n.isAtom||n.spec.isolating||n.spec.createGapCursor}function $0(n){for(let e=n.
depth;e>=0;e--){let t=n.index(e),r=n.node(e);if(t==0){if(r.type.spec.isolating)return!0;continue}for(let o=r.child(t-1);;o=
o.lastChild){if(o.childCount==0&&!o.inlineContent||Kd(o.type))return!0;if(o.inlineContent)return!1}}return!0}function F0(n){
for(let e=n.depth;e>=0;e--){let t=n.indexAfter(e),r=n.node(e);if(t==r.childCount){if(r.type.spec.isolating)return!0;continue}
for(let o=r.child(t);;o=o.firstChild){if(o.childCount==0&&!o.inlineContent||Kd(o.type))return!0;if(o.inlineContent)return!1}}
return!0}function Jd(){return new N({props:{decorations:j0,createSelectionBetween(n,e,t){return e.pos==t.pos&&ie.valid(t)?
new ie(t):null},handleClick:H0,handleKeyDown:V0,handleDOMEvents:{beforeinput:W0}}})}var V0=Cn({ArrowLeft:jr("horiz",-1),
ArrowRight:jr("horiz",1),ArrowUp:jr("vert",-1),ArrowDown:jr("vert",1)});function jr(n,e){let t=n=="vert"?e>0?"down":"up":
e>0?"right":"left";return function(r,o,s){let i=r.selection,l=e>0?i.$to:i.$from,a=i.empty;if(i instanceof x){if(!s.endOfTextblock(
t)||l.depth==0)return!1;a=!1,l=r.doc.resolve(e>0?l.after():l.before())}let c=ie.findGapCursorFrom(l,e,a);return c?(o&&o(
r.tr.setSelection(new ie(c))),!0):!1}}function H0(n,e,t){if(!n||!n.editable)return!1;let r=n.state.doc.resolve(e);if(!ie.
valid(r))return!1;let o=n.posAtCoords({left:t.clientX,top:t.clientY});return o&&o.inside>-1&&T.isSelectable(n.state.doc.
nodeAt(o.inside))?!1:(n.dispatch(n.state.tr.setSelection(new ie(r))),!0)}function W0(n,e){if(e.inputType!="insertComposi\
tionText"||!(n.state.selection instanceof ie))return!1;let{$from:t}=n.state.selection,r=t.parent.contentMatchAt(t.index()).
findWrapping(n.state.schema.nodes.text);if(!r)return!1;let o=b.empty;for(let i=r.length-1;i>=0;i--)o=b.from(r[i].createAndFill(
null,o));let s=n.state.tr.replace(t.pos,t.pos,new w(o,0,0));return s.setSelection(x.near(s.doc.resolve(t.pos+1))),n.dispatch(
s),!1}function j0(n){if(!(n.selection instanceof ie))return null;let e=document.createElement("div");return e.className=
"ProseMirror-gapcursor",L.create(n.doc,[G.widget(n.selection.head,e,{key:"gapcursor"})])}var Hw=F.create({name:"characterCount",addOptions(){return{limit:null,autoTrim:!0,mode:"textSize",textCounter:n=>n.length,
wordCounter:n=>n.split(" ").filter(e=>e!=="").length}},addStorage(){return{characters:()=>0,words:()=>0}},onBeforeCreate(){
this.storage.characters=n=>{let e=n?.node||this.editor.state.doc;if((n?.mode||this.options.mode)==="textSize"){let t=e.textBetween(
0,e.content.size,void 0," ");return this.options.textCounter(t)}return e.nodeSize},this.storage.words=n=>{let e=n?.node||
this.editor.state.doc,t=e.textBetween(0,e.content.size," "," ");return this.options.wordCounter(t)}},addProseMirrorPlugins(){
let n=!1;return[new N({key:new z("characterCount"),appendTransaction:(e,t,r)=>{if(n)return;let o=this.options.limit,s=this.
options.autoTrim;if(o==null||o===0||s===!1){n=!0;return}let i=this.storage.characters({node:r.doc});if(i>o){let l=i-o,a=0,
c=l;console.warn(`[CharacterCount] Initial content exceeded limit of ${o} characters. Content was automatically trimmed.`);
let d=r.tr.deleteRange(a,c);return n=!0,d}n=!0},filterTransaction:(e,t)=>{let r=this.options.limit;if(!e.docChanged||r===
0||r===null||r===void 0)return!0;let o=this.storage.characters({node:t.doc}),s=this.storage.characters({node:e.doc});if(s<=
r||o>r&&s>r&&s<=o)return!0;if(o>r&&s>r&&s>o||!e.getMeta("paste"))return!1;let i=e.selection.$head.pos,l=i-(s-r),a=i;return e.
deleteRange(l,a),!(this.storage.characters({node:e.doc})>r)}})]}}),_0=F.create({name:"dropCursor",addOptions(){return{color:"\
currentColor",width:1,class:void 0}},addProseMirrorPlugins(){return[_d(this.options)]}}),Ww=F.create({name:"focus",addOptions(){
return{className:"has-focus",mode:"all"}},addProseMirrorPlugins(){return[new N({key:new z("focus"),props:{decorations:({
doc:n,selection:e})=>{let{isEditable:t,isFocused:r}=this.editor,{anchor:o}=e,s=[];if(!t||!r)return L.create(n,[]);let i=0;
this.options.mode==="deepest"&&n.descendants((a,c)=>{if(!a.isText){if(!(o>=c&&o<=c+a.nodeSize-1))return!1;i+=1}});let l=0;
return n.descendants((a,c)=>{if(a.isText||!(o>=c&&o<=c+a.nodeSize-1))return!1;if(l+=1,this.options.mode==="deepest"&&i-l>
0||this.options.mode==="shallowest"&&l>1)return this.options.mode==="deepest";s.push(G.node(c,c+a.nodeSize,{class:this.options.
className}))}),L.create(n,s)}}})]}}),K0=F.create({name:"gapCursor",addProseMirrorPlugins(){return[Jd()]},extendNodeSchema(n){
var e;let t={name:n.name,options:n.options,storage:n.storage};return{allowGapCursor:(e=I(C(n,"allowGapCursor",t)))!==null&&
e!==void 0?e:null}}}),Gd="placeholder",qd=new z("tiptap__placeholder");function Xd(n){let{editor:e,placeholder:t,dataAttribute:r,
pos:o,node:s,isEmptyDoc:i,hasAnchor:l,classes:{emptyNode:a,emptyEditor:c}}=n,d=[a];return i&&d.push(c),G.node(o,o+s.nodeSize,
{class:d.join(" "),[r]:typeof t=="function"?t({editor:e,node:s,pos:o,hasAnchor:l}):t})}function Yd(n,e){return typeof n==
"function"?n(e):n}function Zd({editor:n,options:e,dataAttribute:t,doc:r,selection:o,from:s,to:i}){let{anchor:l}=o,a=[],c=n.
isEmpty;return r.nodesBetween(s,i,(d,u)=>{let f=l>=u&&l<=u+d.nodeSize,h=!d.isLeaf&&qt(d);return d.type.isTextblock&&(f||
!e.showOnlyCurrent)&&h&&a.push(Xd({editor:n,isEmptyDoc:c,dataAttribute:t,hasAnchor:f,placeholder:e.placeholder,classes:{
emptyEditor:e.emptyEditorClass,emptyNode:Yd(e.emptyNodeClass,{editor:n,node:d,pos:u,hasAnchor:f})},node:d,pos:u})),e.includeChildren}),
a}function Qd({editor:n,options:e,dataAttribute:t,doc:r,selection:o}){if(!(n.isEditable||!e.showOnlyWhenEditable))return null;
let{anchor:s}=o,i=[],l=n.isEmpty;if(e.showOnlyCurrent&&!e.includeChildren){let a=r.resolve(s),c=a.depth>0?a.node(1):a.nodeAfter,
d=a.depth>0?a.before(1):s;if(c&&c.type.isTextblock&&qt(c)){let u=s>=d&&s<=d+c.nodeSize;i.push(Xd({editor:n,isEmptyDoc:l,
dataAttribute:t,hasAnchor:u,placeholder:e.placeholder,classes:{emptyEditor:e.emptyEditorClass,emptyNode:Yd(e.emptyNodeClass,
{editor:n,node:c,pos:d,hasAnchor:u})},node:c,pos:d}))}}else i.push(...Zd({editor:n,options:e,dataAttribute:t,doc:r,selection:o,
from:0,to:r.content.size}));return L.create(r,i)}function Nn(n,e){let t=n.resolve(e);if(t.depth===0){var r;let s=(r=t.nodeAfter)!==
null&&r!==void 0?r:t.nodeBefore;if(!s)return{from:e,to:e};let i=t.nodeAfter?e:e-s.nodeSize;return{from:i,to:i+s.nodeSize}}
let o=t.before(1);return{from:o,to:o+t.node(1).nodeSize}}function On(n,e){return{from:Math.max(0,e.from-1),to:Math.min(n.
content.size,e.to-1)}}function J0(n,e,t){let r=[];return n.forEach((o,s)=>{let i=s,l=i+o.nodeSize,a=i+1,c=l+1;a<t&&c>e&&
r.push({from:i,to:l})}),r}function q0(n){if(n.length===0)return[];let e=[...n].sort((r,o)=>r.from-o.from),t=[{...e[0]}];
for(let r=1;r<e.length;r+=1){let o=t[t.length-1],s=e[r];s.from<=o.to?o.to=Math.max(o.to,s.to):t.push({...s})}return t}function U0(n,e){
let t=J0(n,e.from,e.to);return t.push(On(n,Nn(n,e.from))),e.to>e.from?t.push(On(n,Nn(n,Math.min(e.to,n.content.size+1)-1))):
e.from<n.content.size+1&&t.push(On(n,Nn(n,Math.min(e.from+1,n.content.size)))),t}function G0(n,e,t){let r=[];if(n.docChanged){
let o=vr(n);for(let s of o)r.push(...U0(t.doc,s.newRange))}return n.selectionSet&&(r.push(On(t.doc,Nn(t.doc,n.mapping.map(
e.selection.anchor)))),r.push(On(t.doc,Nn(t.doc,t.selection.anchor)))),q0(r)}function X0(n,e,t){let r=Math.max(0,Math.min(
n,t.content.size));return{from:r,to:Math.max(r,Math.min(e,t.content.size))}}function Y0({decorations:n,ranges:e,editor:t,
options:r,dataAttribute:o,doc:s,selection:i}){let l=n;for(let a of e){let{from:c,to:d}=X0(a.from,a.to,s),u=l.find(c,d).filter(
h=>h.from>=c&&h.to<=d);u.length&&(l=l.remove(u));let f=Zd({editor:t,options:r,dataAttribute:o,doc:s,selection:i,from:c,to:d});
f.length&&(l=l.add(s,f))}return l}function Z0({editor:n,options:e,dataAttribute:t}){return{init(r,o){let s=Qd({editor:n,
options:e,dataAttribute:t,doc:o.doc,selection:o.selection});return s??L.empty},apply(r,o,s,i){return!r.docChanged&&!r.selectionSet?
o:Y0({decorations:o.map(r.mapping,r.doc),ranges:G0(r,s,i),editor:n,options:e,dataAttribute:t,doc:i.doc,selection:i.selection})}}}
function Q0(n){return n.replace(/\s+/g,"-").replace(/[^a-zA-Z0-9-]/g,"").replace(/^[0-9-]+/,"").replace(/^-+/,"").toLowerCase()}
function eb({editor:n,options:e}){let t=e.dataAttribute?`data-${Q0(e.dataAttribute)}`:`data-${Gd}`,r=e.showOnlyCurrent&&
!e.includeChildren;return new N({key:qd,...r?{}:{state:Z0({editor:n,options:e,dataAttribute:t})},props:{decorations:r?({
doc:o,selection:s})=>Qd({editor:n,options:e,dataAttribute:t,doc:o,selection:s}):o=>{var s;return e.showOnlyWhenEditable&&
!n.isEditable?L.empty:(s=qd.getState(o))!==null&&s!==void 0?s:L.empty}}})}var tb=F.create({name:"placeholder",addOptions(){
return{emptyEditorClass:"is-editor-empty",emptyNodeClass:"is-empty",dataAttribute:Gd,placeholder:"Write something \u2026",
showOnlyWhenEditable:!0,showOnlyCurrent:!0,includeChildren:!1}},addProseMirrorPlugins(){return[eb({editor:this.editor,options:this.
options})]}});function Ks(n,e){return!n.selection.empty&&!Tr(n.selection)&&e.isEditable}function nb(n,e){return Ks(n,e)&&
!e.isFocused&&!e.view.dragging}function rb(){var n;(n=window.getSelection())===null||n===void 0||n.removeAllRanges()}function ob(n){
n.focus()}var jw=F.create({name:"selection",addOptions(){return{className:"selection"}},addProseMirrorPlugins(){let{editor:n,
options:e}=this;return[new N({key:new z("selection"),props:{decorations(t){return nb(t,n)?L.create(t.doc,[G.inline(t.selection.
from,t.selection.to,{class:e.className})]):null},handleDOMEvents:{blur(t){return Ks(t.state,n)&&rb(),!1},focus(t){return Ks(
t.state,n)&&requestAnimationFrame(()=>{!n.isDestroyed&&t.hasFocus()&&ob(t)}),!1}}}})]}});function Ud({types:n,node:e}){return e&&Array.isArray(n)&&n.includes(e.type)||e?.type===n}var sb=F.create({name:"trailin\
gNode",addOptions(){return{node:void 0,notAfter:[]}},addProseMirrorPlugins(){var n;let e=new z(this.name),t=this.options.
node||((n=this.editor.schema.topNodeType.contentMatch.defaultType)===null||n===void 0?void 0:n.name)||"paragraph",r=Object.
entries(this.editor.schema.nodes).map(([,o])=>o).filter(o=>(this.options.notAfter||[]).concat(t).includes(o.name));return[
new N({key:e,appendTransaction:(o,s,i)=>{let{doc:l,tr:a,schema:c}=i,d=e.getState(i),u=l.content.size,f=c.nodes[t];if(!o.
some(h=>h.getMeta("skipTrailingNode"))&&d)return a.insert(u,f.create())},state:{init:(o,s)=>{let i=s.tr.doc.lastChild;return!Ud(
{node:i,types:r})},apply:(o,s)=>{if(!o.docChanged||o.getMeta("__uniqueIDTransaction"))return s;let i=o.doc.lastChild;return!Ud(
{node:i,types:r})}}})]}}),ib=F.create({name:"undoRedo",addOptions(){return{depth:100,newGroupDelay:500}},addCommands(){return{
undo:()=>({state:n,dispatch:e})=>cs(n,e),redo:()=>({state:n,dispatch:e})=>ds(n,e)}},addProseMirrorPlugins(){return[Aa(this.
options)]},addKeyboardShortcuts(){return{"Mod-z":()=>this.editor.commands.undo(),"Shift-Mod-z":()=>this.editor.commands.
redo(),"Mod-y":()=>this.editor.commands.redo(),"Mod-\u044F":()=>this.editor.commands.undo(),"Shift-Mod-\u044F":()=>this.
editor.commands.redo()}}});export{Tg as Blockquote,Dg as Bold,Jc as BulletList,Lg as Code,$g as CodeBlock,Se as DOMParser,xe as DOMSerializer,Fg as Document,
he as DocumentNode,_0 as Dropcursor,xg as Editor,F as Extension,K0 as Gapcursor,Vg as HardBreak,Hg as Heading,Wg as HorizontalRule,
qg as Italic,Yc as ListItem,Ae as Mark,B as Node,ed as OrderedList,Oy as Paragraph,tb as Placeholder,N as Plugin,z as PluginKey,
Iy as Strike,jd as Table,Fd as TableCell,Vd as TableHeader,Hd as TableRow,td as TaskItem,nd as TaskList,B0 as Text,sb as TrailingNode,
ib as UndoRedo,Kp as getSchema,D as mergeAttributes};
