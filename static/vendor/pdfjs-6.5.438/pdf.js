var ht=typeof process=="object"&&process+""=="[object process]"&&!process.versions.nw&&!(process.versions.electron&&process.
type&&process.type!=="browser"),yt=[1/0,1/0,-1/0,-1/0],Nt=new Float32Array(yt),Ns=[.001,0,0,.001,0,0];var rt="http://www.w3.org/2000/svg",lt={ANY:1,DISPLAY:2,PRINT:4,SAVE:8,ANNOTATIONS_FORMS:16,ANNOTATIONS_STORAGE:32,ANNOTATIONS_DISABLE:64,
IS_EDITING:128,OPLIST:256},Mt={DISABLE:0,ENABLE:1,ENABLE_FORMS:2,ENABLE_STORAGE:3},Wt="pdfjs_internal_id_",qt="pdfjs_int\
ernal_editor_",F={DISABLE:-1,NONE:0,FREETEXT:3,HIGHLIGHT:9,STAMP:13,INK:15,POPUP:16,SIGNATURE:101,COMMENT:102},N={RESIZE:1,
CREATE:2,FREETEXT_SIZE:11,FREETEXT_COLOR:12,FREETEXT_OPACITY:13,INK_COLOR:21,INK_THICKNESS:22,INK_OPACITY:23,INK_COLOR_AND_OPACITY:24,
HIGHLIGHT_COLOR:31,HIGHLIGHT_THICKNESS:32,HIGHLIGHT_FREE:33,HIGHLIGHT_SHOW_ALL:34,DRAW_STEP:41},Mr={PRINT:4,MODIFY_CONTENTS:8,
COPY:16,MODIFY_ANNOTATIONS:32,FILL_INTERACTIVE_FORMS:256,COPY_FOR_ACCESSIBILITY:512,ASSEMBLE:1024,PRINT_HIGH_QUALITY:2048};var J={FILL:0,STROKE:1,FILL_STROKE:2,INVISIBLE:3,FILL_ADD_TO_PATH:4,STROKE_ADD_TO_PATH:5,FILL_STROKE_ADD_TO_PATH:6,ADD_TO_PATH:7,
FILL_STROKE_MASK:3,ADD_TO_PATH_FLAG:4},We={GRAYSCALE_1BPP:1,RGB_24BPP:2,RGBA_32BPP:3},W={TEXT:1,LINK:2,FREETEXT:3,LINE:4,
SQUARE:5,CIRCLE:6,POLYGON:7,POLYLINE:8,HIGHLIGHT:9,UNDERLINE:10,SQUIGGLY:11,STRIKEOUT:12,STAMP:13,CARET:14,INK:15,POPUP:16,
FILEATTACHMENT:17,SOUND:18,MOVIE:19,WIDGET:20,SCREEN:21,PRINTERMARK:22,TRAPNET:23,WATERMARK:24,THREED:25,REDACT:26,RICHMEDIA:27};var Vt={SOLID:1,DASHED:2,BEVELED:3,INSET:4,UNDERLINE:5};var ws={ERRORS:0,WARNINGS:1,INFOS:5},_t={dependency:1,setLineWidth:2,setLineCap:3,setLineJoin:4,setMiterLimit:5,setDash:6,
setRenderingIntent:7,setFlatness:8,setGState:9,save:10,restore:11,transform:12,moveTo:13,lineTo:14,curveTo:15,curveTo2:16,
curveTo3:17,closePath:18,rectangle:19,stroke:20,closeStroke:21,fill:22,eoFill:23,fillStroke:24,eoFillStroke:25,closeFillStroke:26,
closeEOFillStroke:27,endPath:28,clip:29,eoClip:30,beginText:31,endText:32,setCharSpacing:33,setWordSpacing:34,setHScale:35,
setLeading:36,setFont:37,setTextRenderingMode:38,setTextRise:39,moveText:40,setLeadingMoveText:41,setTextMatrix:42,nextLine:43,
showText:44,showSpacedText:45,nextLineShowText:46,nextLineSetSpacingShowText:47,setCharWidth:48,setCharWidthAndBounds:49,
setStrokeColorSpace:50,setFillColorSpace:51,setStrokeColor:52,setStrokeColorN:53,setFillColor:54,setFillColorN:55,setStrokeGray:56,
setFillGray:57,setStrokeRGBColor:58,setFillRGBColor:59,setStrokeCMYKColor:60,setFillCMYKColor:61,shadingFill:62,beginInlineImage:63,
beginImageData:64,endInlineImage:65,paintXObject:66,markPoint:67,markPointProps:68,beginMarkedContent:69,beginMarkedContentProps:70,
endMarkedContent:71,beginCompat:72,endCompat:73,paintFormXObjectBegin:74,paintFormXObjectEnd:75,beginGroup:76,endGroup:77,
beginAnnotation:80,endAnnotation:81,paintImageMaskXObject:83,paintImageMaskXObjectGroup:84,paintImageXObject:85,paintInlineImageXObject:86,
paintInlineImageXObjectGroup:87,paintImageXObjectRepeat:88,paintImageMaskXObjectRepeat:89,paintSolidColorImageMask:90,constructPath:91,
setStrokeTransparent:92,setFillTransparent:93,rawFillPath:94},re={moveTo:0,lineTo:1,curveTo:2,quadraticCurveTo:3,closePath:4},
Ir={NEED_PASSWORD:1,INCORRECT_PASSWORD:2},vs=ws.WARNINGS;function Dr(h){Number.isInteger(h)&&(vs=h)}function ar(){return vs}
function Ss(h){vs>=ws.INFOS&&console.info(`Info: ${h}`)}function O(h){vs>=ws.WARNINGS&&console.warn(`Warning: ${h}`)}function U(h){
throw new Error(h)}function Y(h,t){h||U(t)}function Lr(h){switch(h?.protocol){case"http:":case"https:":case"ftp:":case"m\
ailto:":case"tel:":return!0;default:return!1}}function or(h,t=null,e=null){if(!h)return null;if(e&&typeof h=="string"&&(e.
addDefaultProtocol&&h.startsWith("www.")&&h.match(/\./g)?.length>=2&&(h=`http://${h}`),e.tryConvertEncoding))try{h=Rr(h)}catch{}
let s=t?URL.parse(h,t):URL.parse(h);return Lr(s)?s:null}function lr(h,t,e=!1){let s=URL.parse(h);return s?(s.hash=t,s.href):
e&&or(h,"http://example.com")?h.split("#",1)[0]+`${t?`#${t}`:""}`:""}function Bs(h){return h.substring(h.lastIndexOf("/")+
1)}function k(h,t,e,s=!1){return Object.defineProperty(h,t,{value:e,enumerable:!s,configurable:!0,writable:!1}),e}var zt=(function(){
function t(e,s){this.message=e,this.name=s}return t.prototype=new Error,t.constructor=t,t})(),fe=class extends zt{constructor(t,e){
super(t,"PasswordException"),this.code=e}},Xt=class extends zt{constructor(t,e){super(t,"UnknownErrorException"),this.details=
e}},pe=class extends zt{constructor(t){super(t,"InvalidPDFException")}},Qt=class extends zt{constructor(t,e,s){super(t,"\
ResponseException"),this.status=e,this.missing=s}},Hs=class extends zt{constructor(t){super(t,"FormatError")}},wt=class extends zt{constructor(t){
super(t,"AbortException")}};function Or(h){(typeof h!="object"||h?.length===void 0)&&U("Invalid argument for bytesToStri\
ng");let t=h.length,e=8192;if(t<e)return String.fromCharCode.apply(null,h);let s=[];for(let i=0;i<t;i+=e){let n=Math.min(
i+e,t),r=h.subarray(i,n);s.push(String.fromCharCode.apply(null,r))}return s.join("")}function Es(h){typeof h!="string"&&
U("Invalid argument for stringToBytes");let t=h.length,e=new Uint8Array(t);for(let s=0;s<t;++s)e[s]=h.charCodeAt(s)&255;
return e}var H=class{static get isLittleEndian(){let t=new Uint8Array(4);t[0]=1;let e=new Uint32Array(t.buffer,0,1);return k(
this,"isLittleEndian",e[0]===1)}static get isOffscreenCanvasSupported(){return k(this,"isOffscreenCanvasSupported",typeof OffscreenCanvas<
"u")}static get isImageDecoderSupported(){return k(this,"isImageDecoderSupported",typeof ImageDecoder<"u")}static get isVideoFrameSupported(){
return k(this,"isVideoFrameSupported",typeof VideoFrame<"u")}static get isFloat16ArraySupported(){return k(this,"isFloat\
16ArraySupported",typeof Float16Array<"u")}static get isSanitizerSupported(){return k(this,"isSanitizerSupported",typeof Sanitizer<
"u")}static get platform(){let{platform:t,userAgent:e}=navigator;return k(this,"platform",{isAndroid:e.includes("Android"),
isLinux:t.includes("Linux"),isMac:t.includes("Mac"),isWindows:t.includes("Win"),isFirefox:e.includes("Firefox")})}static get isCanvasFilterSupported(){
let t;return this.isOffscreenCanvasSupported?t=new OffscreenCanvas(1,1).getContext("2d"):typeof document<"u"&&(t=document.
createElement("canvas").getContext("2d")),k(this,"isCanvasFilterSupported",t?.filter!==void 0)}static get isAlphaColorInputSupported(){
if(typeof document>"u")return k(this,"isAlphaColorInputSupported",!1);let t=document.createElement("input");return t.type=
"color",t.setAttribute("alpha",""),t.value="#ff000080",k(this,"isAlphaColorInputSupported",t.value!=="#ff0000")}static get isBackdropFilterSupported(){
return k(this,"isBackdropFilterSupported",typeof CSS<"u"&&CSS.supports("backdrop-filter","blur(1px)"))}},x=class{static get hexNums(){
return k(this,"hexNums",Array.from({length:256},(t,e)=>e.toString(16).padStart(2,"0")))}static makeHexColor(t,e,s){return`\
#${this.hexNums[t]}${this.hexNums[e]}${this.hexNums[s]}`}static get identity0to256Map(){return k(this,"identity0to256Map",
Uint8Array.from({length:256},(t,e)=>e))}static transform(t,e){return[t[0]*e[0]+t[2]*e[1],t[1]*e[0]+t[3]*e[1],t[0]*e[2]+t[2]*
e[3],t[1]*e[2]+t[3]*e[3],t[0]*e[4]+t[2]*e[5]+t[4],t[1]*e[4]+t[3]*e[5]+t[5]]}static multiplyByDOMMatrix(t,e){return[t[0]*
e.a+t[2]*e.b,t[1]*e.a+t[3]*e.b,t[0]*e.c+t[2]*e.d,t[1]*e.c+t[3]*e.d,t[0]*e.e+t[2]*e.f+t[4],t[1]*e.e+t[3]*e.f+t[5]]}static applyTransform(t,e,s=0){
let i=t[s],n=t[s+1];t[s]=i*e[0]+n*e[2]+e[4],t[s+1]=i*e[1]+n*e[3]+e[5]}static applyTransformToBezier(t,e,s=0){let i=e[0],
n=e[1],r=e[2],a=e[3],o=e[4],l=e[5];for(let c=0;c<6;c+=2){let d=t[s+c],u=t[s+c+1];t[s+c]=d*i+u*r+o,t[s+c+1]=d*n+u*a+l}}static applyInverseTransform(t,e){
let s=t[0],i=t[1],n=e[0]*e[3]-e[1]*e[2];t[0]=(s*e[3]-i*e[2]+e[2]*e[5]-e[4]*e[3])/n,t[1]=(-s*e[1]+i*e[0]+e[4]*e[1]-e[5]*e[0])/
n}static axialAlignedBoundingBox(t,e,s){let i=e[0],n=e[1],r=e[2],a=e[3],o=e[4],l=e[5],c=t[0],d=t[1],u=t[2],f=t[3],p=i*c+
o,g=p,m=i*u+o,b=m,y=a*d+l,A=y,w=a*f+l,v=w;if(n!==0||r!==0){let S=n*c,E=n*u,C=r*d,_=r*f;p+=C,b+=C,m+=_,g+=_,y+=S,v+=S,w+=
E,A+=E}s[0]=Math.min(s[0],p,m,Math.min(g,b)),s[1]=Math.min(s[1],y,w,Math.min(A,v)),s[2]=Math.max(s[2],p,m,Math.max(g,b)),
s[3]=Math.max(s[3],y,w,Math.max(A,v))}static inverseTransform(t){let e=t[0]*t[3]-t[1]*t[2];return[t[3]/e,-t[1]/e,-t[2]/e,
t[0]/e,(t[2]*t[5]-t[4]*t[3])/e,(t[4]*t[1]-t[5]*t[0])/e]}static singularValueDecompose2dScale(t,e){let s=t[0],i=t[1],n=t[2],
r=t[3],a=s**2+i**2,o=s*n+i*r,l=n**2+r**2,c=(a+l)/2,d=Math.sqrt(c**2-(a*l-o**2));e[0]=Math.sqrt(c+d||1),e[1]=Math.sqrt(c-
d||1)}static normalizeRect(t){let e=t.slice(0);return t[0]>t[2]&&(e[0]=t[2],e[2]=t[0]),t[1]>t[3]&&(e[1]=t[3],e[3]=t[1]),
e}static intersect(t,e){let s=Math.max(Math.min(t[0],t[2]),Math.min(e[0],e[2])),i=Math.min(Math.max(t[0],t[2]),Math.max(
e[0],e[2]));if(s>i)return null;let n=Math.max(Math.min(t[1],t[3]),Math.min(e[1],e[3])),r=Math.min(Math.max(t[1],t[3]),Math.
max(e[1],e[3]));return n>r?null:[s,n,i,r]}static pointBoundingBox(t,e,s){s[0]=Math.min(s[0],t),s[1]=Math.min(s[1],e),s[2]=
Math.max(s[2],t),s[3]=Math.max(s[3],e)}static rectBoundingBox(t,e,s,i,n){n[0]=Math.min(n[0],t,s),n[1]=Math.min(n[1],e,i),
n[2]=Math.max(n[2],t,s),n[3]=Math.max(n[3],e,i)}static#t(t,e,s,i,n,r,a,o,l,c){if(l<=0||l>=1)return;let d=1-l,u=l*l,f=u*l,
p=d*(d*(d*t+3*l*e)+3*u*s)+f*i,g=d*(d*(d*n+3*l*r)+3*u*a)+f*o;c[0]=Math.min(c[0],p),c[1]=Math.min(c[1],g),c[2]=Math.max(c[2],
p),c[3]=Math.max(c[3],g)}static#e(t,e,s,i,n,r,a,o,l,c,d,u){if(Math.abs(l)<1e-12){Math.abs(c)>=1e-12&&this.#t(t,e,s,i,n,r,
a,o,-d/c,u);return}let f=c**2-4*d*l;if(f<0)return;let p=Math.sqrt(f),g=2*l;this.#t(t,e,s,i,n,r,a,o,(-c+p)/g,u),this.#t(t,
e,s,i,n,r,a,o,(-c-p)/g,u)}static bezierBoundingBox(t,e,s,i,n,r,a,o,l){l[0]=Math.min(l[0],t,a),l[1]=Math.min(l[1],e,o),l[2]=
Math.max(l[2],t,a),l[3]=Math.max(l[3],e,o),this.#e(t,s,n,a,e,i,r,o,3*(-t+3*(s-n)+a),6*(t-2*s+n),3*(s-t),l),this.#e(t,s,n,
a,e,i,r,o,3*(-e+3*(i-r)+o),6*(e-2*i+r),3*(i-e),l)}};function Rr(h){return decodeURIComponent(escape(h))}var Is=null,On=null;function Fr(h){return Is||(Is=/([\u00a0\u00b5\u037e\u0eb3\u2000-\u200a\u202f\u2126\ufb00-\ufb04\ufb06\ufb20-\ufb36\ufb38-\ufb3c\ufb3e\ufb40\ufb41\ufb43\ufb44\ufb46-\ufba1\ufba4-\ufba9\ufbae-\ufbb1\ufbd3-\ufbdc\ufbde-\ufbe7\ufbea-\ufbf8\ufbfc\ufbfd\ufc00-\ufc5d\ufc64-\ufcf1\ufcf5-\ufd3d\ufd88\ufdf4\ufdfa\ufdfb\ufe71\ufe77\ufe79\ufe7b\ufe7d]+)|(\ufb05+)/gu,
On=new Map([["\uFB05","\u017Ft"]])),h.replaceAll(Is,(t,e,s)=>e?e.normalize("NFKC"):On.get(s))}function hr(){if(typeof crypto.
randomUUID=="function")return crypto.randomUUID();let h=new Uint8Array(32);return crypto.getRandomValues(h),Or(h)}function Nr(h,t,e){
if(!Array.isArray(e)||e.length<2)return!1;let[s,i,...n]=e;if(!h(s)&&!Number.isInteger(s)||!t(i))return!1;let r=n.length,
a=!0;switch(i.name){case"XYZ":if(r<2||r>3)return!1;break;case"Fit":case"FitB":return r===0;case"FitH":case"FitBH":case"F\
itV":case"FitBV":if(r>1)return!1;break;case"FitR":if(r!==4)return!1;a=!1;break;default:return!1}for(let o of n)if(!(typeof o==
"number"||a&&o===null))return!1;return!0}var se=()=>[],Ke=()=>new Map,Us=()=>Object.create(null),Br=()=>new Set;typeof Iterator.
prototype.join!="function"&&(Iterator.prototype.join=function(h){return[...this].join(h)});function V(h,t,e){return Math.
min(Math.max(h,t),e)}var Dt=class{static CSS=96;static PDF=72;static PDF_TO_CSS_UNITS=this.CSS/this.PDF},ge=class extends zt{constructor(t,e=0){
super(t,"RenderingCancelledException"),this.extraDelay=e}};function ie(h){if(h.startsWith("#")){let e=h.slice(1);return[
parseInt(e.slice(0,2),16),parseInt(e.slice(2,4),16),parseInt(e.slice(4,6),16),e.length>=8?parseInt(e.slice(6,8),16)/255:
1]}if(h.startsWith("rgb(")){let[e,s,i]=h.slice(4,-1).split(",").map(n=>parseInt(n,10));return[e,s,i,1]}if(h.startsWith("\
rgba(")){let e=h.slice(5,-1).split(",");return[parseInt(e[0],10),parseInt(e[1],10),parseInt(e[2],10),parseFloat(e[3])]}let t=h.
match(/^color\(srgb\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)(?:\s*\/\s*([\d.]+|none))?\)$/);return t?[Math.round(parseFloat(t[1])*
255),Math.round(parseFloat(t[2])*255),Math.round(parseFloat(t[3])*255),t[4]!==void 0&&t[4]!=="none"?parseFloat(t[4]):1]:
null}function Fe(h){let t=ie(h);return t?t.slice(0,3):(O(`Not a valid color format: "${h}"`),[0,0,0])}function $(h){let{
a:t,b:e,c:s,d:i,e:n,f:r}=h.getTransform();return[t,e,s,i,n,r]}function St(h){let{a:t,b:e,c:s,d:i,e:n,f:r}=h.getTransform().
invertSelf();return[t,e,s,i,n,r]}var ft=class h{constructor(){let{pixelRatio:t}=h;this.sx=t,this.sy=t}get scaled(){return this.
sx!==1||this.sy!==1}get symmetric(){return this.sx===this.sy}limitCanvas(t,e,s,i,n=-1){let r=1/0,a=1/0,o=1/0;s=h.capPixels(
s,n),s>0&&(r=Math.sqrt(s/(t*e))),i!==-1&&(a=i/t,o=i/e);let l=Math.min(r,a,o);return this.sx>l||this.sy>l?(this.sx=l,this.
sy=l,!0):!1}static get pixelRatio(){return globalThis.devicePixelRatio||1}static capPixels(t,e){if(e>=0){let s=Math.ceil(
window.screen.availWidth*window.screen.availHeight*this.pixelRatio**2*(1+e/100));return t>0?Math.min(t,s):s}return t}};function Hr(h,t){
t=V(t??1,0,1);let e=255*(1-t);return h.map(s=>Math.round(s*t+e))}function Rn(h,t){let e=h[0]/255,s=h[1]/255,i=h[2]/255,n=Math.
max(e,s,i),r=Math.min(e,s,i),a=(n+r)/2;if(n===r)t[0]=t[1]=0;else{let o=n-r;switch(t[1]=a<.5?o/(n+r):o/(2-n-r),n){case e:
t[0]=((s-i)/o+(s<i?6:0))*60;break;case s:t[0]=((i-e)/o+2)*60;break;case i:t[0]=((e-s)/o+4)*60;break}}t[2]=a}function Gs(h,t){
let e=h[0],s=h[1],i=h[2],n=(1-Math.abs(2*i-1))*s,r=n*(1-Math.abs(e/60%2-1)),a=i-n/2;switch(Math.floor(e/60)){case 0:t[0]=
n+a,t[1]=r+a,t[2]=a;break;case 1:t[0]=r+a,t[1]=n+a,t[2]=a;break;case 2:t[0]=a,t[1]=n+a,t[2]=r+a;break;case 3:t[0]=a,t[1]=
r+a,t[2]=n+a;break;case 4:t[0]=r+a,t[1]=a,t[2]=n+a;break;case 5:case 6:t[0]=n+a,t[1]=a,t[2]=r+a;break}}function js(h){return h<=
.03928?h/12.92:((h+.055)/1.055)**2.4}function Fn(h,t,e){Gs(h,e),e.map(js);let s=.2126*e[0]+.7152*e[1]+.0722*e[2];Gs(t,e),
e.map(js);let i=.2126*e[0]+.7152*e[1]+.0722*e[2];return s>i?(s+.05)/(i+.05):(i+.05)/(s+.05)}var Nn=new Map;function Ur(h,t){
let e=h[0]+h[1]*256+h[2]*65536+t[0]*16777216+t[1]*4294967296+t[2]*1099511627776,s=Nn.get(e);if(s)return s;let i=new Float32Array(
9),n=i.subarray(0,3),r=i.subarray(3,6);Rn(h,r);let a=i.subarray(6,9);Rn(t,a);let o=a[2]<.5,l=o?12:4.5;if(r[2]=o?Math.sqrt(
r[2]):1-Math.sqrt(1-r[2]),Fn(r,a,n)<l){let c,d;o?(c=r[2],d=1):(c=0,d=r[2]);let u=.005;for(;d-c>u;){let f=r[2]=(c+d)/2;o===
Fn(r,a,n)<l?c=f:d=f}r[2]=o?d:c}return Gs(r,n),s=x.makeHexColor(Math.round(n[0]*255),Math.round(n[1]*255),Math.round(n[2]*
255)),Nn.set(e,s),s}function cr(h){let t=new Path2D;if(!h)return t;for(let e=0,s=h.length;e<s;)switch(h[e++]){case re.moveTo:
t.moveTo(h[e++],h[e++]);break;case re.lineTo:t.lineTo(h[e++],h[e++]);break;case re.curveTo:t.bezierCurveTo(h[e++],h[e++],
h[e++],h[e++],h[e++],h[e++]);break;case re.quadraticCurveTo:t.quadraticCurveTo(h[e++],h[e++],h[e++],h[e++]);break;case re.
closePath:t.closePath();break;default:O(`Unrecognized drawing path operator: ${h[e-1]}`);break}return t}var me=class h{constructor({
viewBox:t,userUnit:e,scale:s,rotation:i,offsetX:n=0,offsetY:r=0,dontFlip:a=!1}){this.viewBox=t,this.userUnit=e,this.scale=
s,this.rotation=i,this.offsetX=n,this.offsetY=r,s*=e;let o=(t[2]+t[0])/2,l=(t[3]+t[1])/2,c,d,u,f;switch(i%=360,i<0&&(i+=
360),i){case 180:c=-1,d=0,u=0,f=1;break;case 90:c=0,d=1,u=1,f=0;break;case 270:c=0,d=-1,u=-1,f=0;break;case 0:c=1,d=0,u=
0,f=-1;break;default:throw new Error("PageViewport: Invalid rotation, must be a multiple of 90 degrees.")}a&&(u=-u,f=-f);
let p,g,m,b;c===0?(p=Math.abs(l-t[1])*s+n,g=Math.abs(o-t[0])*s+r,m=(t[3]-t[1])*s,b=(t[2]-t[0])*s):(p=Math.abs(o-t[0])*s+
n,g=Math.abs(l-t[1])*s+r,m=(t[2]-t[0])*s,b=(t[3]-t[1])*s),this.transform=[c*s,d*s,u*s,f*s,p-c*s*o-u*s*l,g-d*s*o-f*s*l],this.
width=m,this.height=b}get rawDims(){let t=this.viewBox;return k(this,"rawDims",{pageWidth:t[2]-t[0],pageHeight:t[3]-t[1],
pageX:t[0],pageY:t[1]})}clone({scale:t=this.scale,rotation:e=this.rotation,offsetX:s=this.offsetX,offsetY:i=this.offsetY,
dontFlip:n=!1}={}){return new h({viewBox:this.viewBox.slice(),userUnit:this.userUnit,scale:t,rotation:e,offsetX:s,offsetY:i,
dontFlip:n})}convertToViewportPoint(t,e){let s=[t,e];return x.applyTransform(s,this.transform),s}convertToPdfPoint(t,e){
let s=[t,e];return x.applyInverseTransform(s,this.transform),s}},be=class h{static textContent(t){let e=[],s={items:e,styles:Object.
create(null)};function i(n){if(!n)return;let r=null,a=n.name;if(a==="#text")r=n.value;else if(h.shouldBuildText(a))n?.attributes?.
textContent?r=n.attributes.textContent:n.value&&(r=n.value);else return;if(r!==null&&e.push({str:r}),!!n.children)for(let o of n.
children)i(o)}return i(t),s}static shouldBuildText(t){return!(t==="textarea"||t==="input"||t==="option"||t==="select")}},
Gr=/url\(|image-set\(/i,jr=/^on/i,qe=class{static get _allowedHtmlElements(){return k(this,"_allowedHtmlElements",new Set(
["a","b","br","button","div","i","img","input","label","li","ol","option","p","select","span","sub","sup","textarea","ul"]))}static get _allowedSvgElements(){
return k(this,"_allowedSvgElements",new Set(["ellipse","line","path","rect","svg"]))}static get _allowedRichTextElements(){
return k(this,"_allowedRichTextElements",new Set(["a","b","br","div","i","li","ol","p","span","sub","sup","ul"]))}static get _allowedRichTextAttributes(){
return k(this,"_allowedRichTextAttributes",new Set(["class","dir","style"]))}static get _allowedRichTextStyles(){return k(
this,"_allowedRichTextStyles",new Set(["color","font","fontFamily","fontSize","fontStretch","fontStyle","fontWeight","ke\
rningMode","letterSpacing","lineHeight","margin","marginBottom","marginLeft","marginRight","marginTop","orphans","paddin\
gLeft","paddingRight","breakAfter","breakBefore","breakInside","tabInterval","tabStop","textAlign","textDecoration","tex\
tIndent","transform","verticalAlign","widows"]))}static setupStorage(t,e,s,i,n){let r=i.getValue(e,{value:null});switch(s.
name){case"textarea":if(r.value!==null&&(t.textContent=r.value),n==="print")break;t.addEventListener("input",a=>{i.setValue(
e,{value:a.target.value})});break;case"input":if(s.attributes.type==="radio"||s.attributes.type==="checkbox"){if(r.value===
s.attributes.xfaOn?t.setAttribute("checked",!0):r.value===s.attributes.xfaOff&&t.removeAttribute("checked"),n==="print")
break;t.addEventListener("change",a=>{i.setValue(e,{value:a.target.checked?a.target.getAttribute("xfaOn"):a.target.getAttribute(
"xfaOff")})})}else{if(r.value!==null&&t.setAttribute("value",r.value),n==="print")break;t.addEventListener("input",a=>{i.
setValue(e,{value:a.target.value})})}break;case"select":if(r.value!==null){t.setAttribute("value",r.value);for(let a of s.
children)a.attributes.value===r.value?a.attributes.selected=!0:Object.hasOwn(a.attributes,"selected")&&delete a.attributes.
selected}t.addEventListener("input",a=>{let o=a.target.options,l=o.selectedIndex===-1?"":o[o.selectedIndex].value;i.setValue(
e,{value:l})});break}}static setAttributes({html:t,element:e,storage:s=null,intent:i,linkService:n}){let{attributes:r}=e,
a=t instanceof HTMLAnchorElement;r.type==="radio"&&(r.name=`${r.name}-${i}`);for(let[o,l]of Object.entries(r))if(!(l==null||
jr.test(o))&&!(i==="richText"&&!this._allowedRichTextAttributes.has(o)))switch(o){case"class":l.length&&t.setAttribute(o,
l.join(" "));break;case"dataId":break;case"id":t.setAttribute("data-element-id",l);break;case"style":if(i==="richText"){
let c=this._allowedRichTextStyles;for(let[d,u]of Object.entries(l))c.has(d)&&!Gr.test(u)&&(t.style[d]=u)}else Object.assign(
t.style,l);break;case"textContent":t.textContent=l;break;default:(!a||o!=="href"&&o!=="newWindow")&&t.setAttribute(o,l)}
a&&n?.addLinkAttributes(t,r.href,r.newWindow),s&&r.dataId&&this.setupStorage(t,r.dataId,e,s)}static#t(t,e,s){return s===
"richText"?!e&&this._allowedRichTextElements.has(t)?document.createElement(t):null:e?e===rt&&this._allowedSvgElements.has(
t)?document.createElementNS(rt,t):null:this._allowedHtmlElements.has(t)?document.createElement(t):null}static render(t){
let e=t.annotationStorage,s=t.linkService,i=t.xfaHtml,n=t.intent||"display",r=this.#t(i.name,i.attributes?.xmlns,n)??document.
createElement("div");i.attributes&&this.setAttributes({html:r,element:i,intent:n,linkService:s});let a=n!=="richText",o=t.
div;if(o.append(r),t.viewport){let d=`matrix(${t.viewport.transform.join(",")})`;o.style.transform=d}a&&o.setAttribute("\
class","xfaLayer xfaFont");let l=[];if(i.children.length===0){if(i.value){let d=document.createTextNode(i.value);r.append(
d),a&&be.shouldBuildText(i.name)&&l.push(d)}return{textDivs:l}}let c=[[i,-1,r]];for(;c.length>0;){let[d,u,f]=c.at(-1);if(u+
1===d.children.length){c.pop();continue}let p=d.children[++c.at(-1)[1]];if(p===null)continue;let{name:g}=p;if(g==="#text"){
let b=document.createTextNode(p.value);l.push(b),f.append(b);continue}let m=this.#t(g,p.attributes?.xmlns,n);if(m){if(f.
append(m),p.attributes&&this.setAttributes({html:m,element:p,storage:e,intent:n,linkService:s}),p.children?.length>0)c.push(
[p,-1,m]);else if(p.value){let b=document.createTextNode(p.value);a&&be.shouldBuildText(g)&&l.push(b),m.append(b)}}}for(let d of o.
querySelectorAll(".xfaNonInteractive input, .xfaNonInteractive textarea"))d.setAttribute("readOnly",!0);return{textDivs:l}}static update(t){
let e=`matrix(${t.viewport.transform.join(",")})`;t.div.style.transform=e,t.div.hidden=!1}static getPageViewport(t,{scale:e=1,
rotation:s=0}){let{width:i,height:n}=t.attributes.style;return new me({viewBox:[0,0,parseInt(i,10),parseInt(n,10)],userUnit:1,
scale:e,rotation:s})}};async function In(h,t="text"){if(le(h,document.baseURI)){let e=await fetch(h);if(!e.ok)throw new Error(
e.statusText);switch(t){case"blob":return e.blob();case"bytes":return e.bytes();case"json":return e.json()}return e.text()}
return new Promise((e,s)=>{let i=new XMLHttpRequest;i.open("GET",h,!0),i.responseType=t==="bytes"?"arraybuffer":t,i.onreadystatechange=
()=>{if(i.readyState===XMLHttpRequest.DONE){if(i.status===200||i.status===0){switch(t){case"bytes":e(new Uint8Array(i.response));
return;case"blob":case"json":e(i.response);return}e(i.responseText);return}s(new Error(i.statusText))}},i.send(null)})}function _s(h){
let t=h.length,e=0;for(;e<t&&h[e].trim()==="";)e++;return h.substring(e,e+5).toLowerCase()==="data:"}function Dn(h){return typeof h==
"string"&&/\.pdf$/i.test(h)}function zr(h){return[h]=h.split(/[#?]/,1),Bs(h)}function $r(h,t="document.pdf"){if(typeof h!=
"string")return t;if(_s(h))return O('getPdfFilenameFromUrl: ignore "data:"-URL for performance reasons.'),t;let s=(a=>{try{
return new URL(a)}catch{}try{return new URL(decodeURIComponent(a))}catch{}try{return new URL(a,"https://foo.bar")}catch{}
try{return new URL(decodeURIComponent(a),"https://foo.bar")}catch{}return null})(h);if(!s)return t;let i=a=>{try{let o=decodeURIComponent(
a);return o.includes("/")&&(o=Bs(o),o.length===4&&n.test(o))?a:o}catch{return a}},n=/\.pdf$/i,r=Bs(s.pathname);if(n.test(
r))return i(r);if(s.searchParams.size>0){let a=l=>[...l].findLast(c=>n.test(c)),o=a(s.searchParams.values())??a(s.searchParams.
keys());if(o)return i(o)}if(s.hash){let{hash:a}=s,o=-1;for(let{index:l}of a.matchAll(/\.pdf\b/gi))o=l;if(o>0){let l=o;for(;l>
0&&!"/?#=".includes(a[l-1]);)l--;if(l<o)return i(a.slice(l,o+4))}}return t}function le(h,t){let e=t?URL.parse(h,t):URL.parse(
h);return/https?:/.test(e?.protocol??"")}function gt(h){h.preventDefault()}function tt(h){h.preventDefault(),h.stopPropagation()}
var ye=class{static#t;static toDateObject(t){if(t instanceof Date)return t;if(!t||typeof t!="string")return null;this.#t||=
new RegExp("^D:(\\d{4})(\\d{2})?(\\d{2})?(\\d{2})?(\\d{2})?(\\d{2})?([Z|+\\-])?(\\d{2})?'?(\\d{2})?'?");let e=this.#t.exec(
t);if(!e)return null;let s=parseInt(e[1],10),i=parseInt(e[2],10);i=i>=1&&i<=12?i-1:0;let n=parseInt(e[3],10);n=n>=1&&n<=
31?n:1;let r=parseInt(e[4],10);r=r>=0&&r<=23?r:0;let a=parseInt(e[5],10);a=a>=0&&a<=59?a:0;let o=parseInt(e[6],10);o=o>=
0&&o<=59?o:0;let l=e[7]||"Z",c=parseInt(e[8],10);c=c>=0&&c<=23?c:0;let d=parseInt(e[9],10)||0;return d=d>=0&&d<=59?d:0,l===
"-"?(r+=c,a+=d):l==="+"&&(r-=c,a-=d),new Date(Date.UTC(s,i,n,r,a,o))}};function Vr(h){let t=document.createElement("span");
t.style.visibility="hidden",t.style.colorScheme="only light",document.body.append(t);for(let e of h.keys()){t.style.color=
e;let s=window.getComputedStyle(t).color;h.set(e,Fe(s))}t.remove()}function Bt(h,t,e=!1,s=!0){if(t instanceof me){let{pageWidth:i,
pageHeight:n}=t.rawDims,{style:r}=h,a=`round(down, var(--total-scale-factor) * ${i}px, var(--scale-round-x))`,o=`round(d\
own, var(--total-scale-factor) * ${n}px, var(--scale-round-y))`;!e||t.rotation%180===0?(r.width=a,r.height=o):(r.width=o,
r.height=a)}s&&h.setAttribute("data-main-rotation",t.rotation)}var zs=new Set(["image/apng","image/avif","image/bmp","im\
age/gif","image/jpeg","image/png","image/svg+xml","image/webp","image/x-icon"]),$s=class{static get isDarkMode(){return k(
this,"isDarkMode",!!window?.matchMedia?.("(prefers-color-scheme: dark)").matches)}},Vs=class{static get commentForegroundColor(){
let t=document.createElement("span");t.classList.add("comment","sidebar");let{style:e}=t;e.width=e.height="0",e.display=
"none",e.color="var(--comment-fg-color)",document.body.append(t);let{color:s}=window.getComputedStyle(t);return t.remove(),
k(this,"commentForegroundColor",Fe(s))}};function dr({html:h,dir:t,className:e},s){let i=document.createDocumentFragment();
if(typeof h=="string"){let n=document.createElement("p");n.dir=t||"auto";let r=h.split(/\r\n?|\n/);for(let a=0,o=r.length;a<
o;++a){let l=r[a];n.append(document.createTextNode(l)),a<o-1&&n.append(document.createElement("br"))}i.append(n)}else qe.
render({xfaHtml:h,div:i,intent:"richText"});i.firstElementChild.classList.add("richText",e),s.append(i)}var Ws=class h{#t=null;#e=null;#s;#i=null;#n=null;#r=null;#a=null;#o=null;static#l=null;constructor(t){
this.#s=t,h.#l||=Object.freeze({freetext:"pdfjs-editor-remove-freetext-button",highlight:"pdfjs-editor-remove-highlight-\
button",ink:"pdfjs-editor-remove-ink-button",stamp:"pdfjs-editor-remove-stamp-button",signature:"pdfjs-editor-remove-sig\
nature-button"})}render(){let t=this.#t=document.createElement("div");t.classList.add("editToolbar","hidden"),t.setAttribute(
"role","toolbar");let e=this.#s._uiManager._signal;e instanceof AbortSignal&&!e.aborted&&(t.addEventListener("contextmen\
u",gt,{signal:e}),t.addEventListener("pointerdown",h.#h,{signal:e}));let s=this.#i=document.createElement("div");s.className=
"buttons",t.append(s);let i=this.#s.toolbarPosition;if(i){let{style:n}=t,r=this.#s._uiManager.direction==="ltr"?1-i[0]:i[0];
n.insetInlineEnd=`${100*r}%`,n.top=`calc(${100*i[1]}% + var(--editor-toolbar-vert-offset))`}return t}get div(){return this.#t}static#h(t){
t.stopPropagation()}#u(t){this.#s._focusEventsAllowed=!1,tt(t)}#c(t){this.#s._focusEventsAllowed=!0,tt(t)}#f(t){let e=this.#s.
_uiManager._signal;return!(e instanceof AbortSignal)||e.aborted?!1:(t.addEventListener("focusin",this.#u.bind(this),{capture:!0,
signal:e}),t.addEventListener("focusout",this.#c.bind(this),{capture:!0,signal:e}),t.addEventListener("contextmenu",gt,{
signal:e}),!0)}hide(){this.#t.classList.add("hidden"),this.#e?.hideDropdown()}show(){this.#t.classList.remove("hidden"),
this.#n?.shown(),this.#r?.shown()}addDeleteButton(){let{editorType:t,_uiManager:e}=this.#s,s=document.createElement("but\
ton");s.classList.add("basic","deleteButton"),s.tabIndex=0,s.setAttribute("data-l10n-id",h.#l[t]),this.#f(s)&&s.addEventListener(
"click",i=>{e.delete()},{signal:e._signal}),this.#i.append(s)}get#p(){let t=document.createElement("div");return t.className=
"divider",t}async addAltText(t){let e=await t.render();this.#f(e),this.#i.append(e,this.#p),this.#n=t}addComment(t,e=null){
if(this.#r)return;let s=t.renderForToolbar();if(!s)return;this.#f(s);let i=this.#a=this.#p;e?(this.#i.insertBefore(s,e),
this.#i.insertBefore(i,e)):this.#i.append(s,i),this.#r=t,t.toolbar=this}addColorPicker(t){if(this.#e)return;this.#e=t;let e=t.
renderButton();this.#f(e),this.#i.append(e,this.#p)}async addEditSignatureButton(t){let e=this.#o=await t.renderEditButton(
this.#s);e&&(this.#f(e),this.#i.append(e,this.#p))}removeButton(t){t==="comment"&&(this.#r?.removeToolbarCommentButton(),
this.#r=null,this.#a?.remove(),this.#a=null)}async addButton(t,e){switch(t){case"colorPicker":e&&this.addColorPicker(e);
break;case"altText":e&&await this.addAltText(e);break;case"editSignature":e&&await this.addEditSignatureButton(e);break;case"\
delete":this.addDeleteButton();break;case"comment":e&&this.addComment(e);break}}async addButtonBefore(t,e,s){if(!e&&t===
"comment")return;let i=this.#i.querySelector(s);i&&t==="comment"&&this.addComment(e,i)}updateEditSignatureButton(t){this.#o&&
(this.#o.title=t)}remove(){this.#t.remove(),this.#e?.destroy(),this.#e=null}},Xs=class{#t=null;#e=null;#s;constructor(t){
this.#s=t}#i(){let t=this.#e=document.createElement("div");t.className="editToolbar",t.setAttribute("role","toolbar"),t.
dir=this.#s.direction;let e=this.#s._signal;e instanceof AbortSignal&&!e.aborted&&t.addEventListener("contextmenu",gt,{signal:e});
let s=this.#t=document.createElement("div");return s.className="buttons",t.append(s),this.#s.hasCommentManager()&&this.#r(
"commentButton","pdfjs-comment-floating-button","pdfjs-comment-floating-button-label",()=>{this.#s.commentSelection("flo\
ating_button")}),this.#r("highlightButton","pdfjs-highlight-floating-button1","pdfjs-highlight-floating-button-label",()=>{
this.#s.highlightSelection("floating_button")}),t}#n(t,e){let s=0,i=0;for(let n of t){let r=n.y+n.height;if(r<s)continue;
let a=n.x+(e?n.width:0);if(r>s){i=a,s=r;continue}e?a>i&&(i=a):a<i&&(i=a)}return[e?1-i:i,s]}show(t,e,s){let[i,n]=this.#n(
e,s),{style:r}=this.#e||=this.#i();t.append(this.#e),r.insetInlineEnd=`${100*i}%`,r.top=`calc(${100*n}% + var(--editor-t\
oolbar-vert-offset))`}hide(){this.#e.remove()}#r(t,e,s,i){let n=document.createElement("button");n.classList.add("basic",
t),n.tabIndex=0,n.setAttribute("data-l10n-id",e);let r=document.createElement("span");n.append(r),r.className="visuallyH\
idden",r.setAttribute("data-l10n-id",s);let a=this.#s._signal;a instanceof AbortSignal&&!a.aborted&&(n.addEventListener(
"contextmenu",gt,{signal:a}),n.addEventListener("click",i,{signal:a})),this.#t.append(n)}},Wr="0a475cb6-573c-46ed-869d-f\
a7c5839d995",Ds=Object.freeze({internal:Wr});function ur(h,t,e){for(let s of e)t.addEventListener(s,h[s].bind(h))}var nt=class h{static#t=NaN;static#e=null;static#s=NaN;static#i=null;static initializeAndAddPointerId(t){
(h.#e||=new Set).add(t)}static setPointer(t,e){h.#t||=e,h.#i??=t}static setTimeStamp(t){h.#s=t}static isSamePointerId(t){
return h.#t===t}static isSamePointerIdOrRemove(t){return h.#t===t?!0:(h.#e?.delete(t),!1)}static isSamePointerType(t){return h.#i===
t}static isInitializedAndDifferentPointerType(t){return h.#i!==null&&!h.isSamePointerType(t)}static isSameTimeStamp(t){return h.#s===
t}static isUsingMultiplePointers(){return h.#e?.size>=1}static clearPointerType(){h.#i=null}static clearPointerIds(){h.#t=
NaN,h.#e=null}static clearTimeStamp(){h.#s=NaN}},Ys=class{#t=0;get id(){return`${qt}${this.#t++}`}},Ks=class h{#t=hr();#e=0;#s=null;static get _isSVGFittingCanvas(){
let t=`data:image/svg+xml;charset=UTF-8,<svg viewBox="0 0 1 1" width="1" height="1" xmlns="${rt}"><rect width="1" height\
="1" style="fill:red;"/></svg>`,s=new OffscreenCanvas(1,3).getContext("2d",{willReadFrequently:!0}),i=new Image;i.src=t;
let n=i.decode().then(()=>(s.drawImage(i,0,0,1,1,0,0,1,3),new Uint32Array(s.getImageData(0,0,1,1).data.buffer)[0]===0));
return k(this,"_isSVGFittingCanvas",n)}async#i(t,e){this.#s||=new Map;let s=this.#s.get(t);if(s===null)return null;if(s?.
bitmap)return s.refCounter+=1,s;try{s||={bitmap:null,id:`image_${this.#t}_${this.#e++}`,refCounter:0,isSvg:!1};let i;if(typeof e==
"string"?(s.url=e,i=await In(e,"blob")):e instanceof File?i=s.file=e:e instanceof Blob&&(i=e),i.type==="image/svg+xml"){
let n=h._isSVGFittingCanvas,r=new FileReader,a=new Image,o=new Promise((l,c)=>{a.onload=()=>{s.bitmap=a,s.isSvg=!0,l()},
r.onload=async()=>{let d=s.svgUrl=r.result;a.src=await n?`${d}#svgView(preserveAspectRatio(none))`:d},a.onerror=r.onerror=
c});r.readAsDataURL(i),await o}else s.bitmap=await createImageBitmap(i);s.refCounter=1}catch(i){O(i),s=null}return this.#s.
set(t,s),s&&this.#s.set(s.id,s),s}async getFromFile(t){let{lastModified:e,name:s,size:i,type:n}=t;return this.#i(`${e}_${s}\
_${i}_${n}`,t)}async getFromUrl(t){return this.#i(t,t)}async getFromBlob(t,e){let s=await e;return this.#i(t,s)}async getFromId(t){
this.#s||=new Map;let e=this.#s.get(t);if(!e)return null;if(e.bitmap)return e.refCounter+=1,e;if(e.file)return this.getFromFile(
e.file);if(e.blobPromise){let{blobPromise:s}=e;return delete e.blobPromise,this.getFromBlob(e.id,s)}return this.getFromUrl(
e.url)}getFromCanvas(t,e){this.#s||=new Map;let s=this.#s.get(t);if(s?.bitmap)return s.refCounter+=1,s;let i=new OffscreenCanvas(
e.width,e.height);return i.getContext("2d").drawImage(e,0,0),s={bitmap:i.transferToImageBitmap(),id:`image_${this.#t}_${this.#e++}`,
refCounter:1,isSvg:!1},this.#s.set(t,s),this.#s.set(s.id,s),s}getSvgUrl(t){let e=this.#s.get(t);return e?.isSvg?e.svgUrl:
null}deleteId(t){this.#s||=new Map;let e=this.#s.get(t);if(!e||(e.refCounter-=1,e.refCounter!==0))return;let{bitmap:s}=e;
if(!e.url&&!e.file){let i=new OffscreenCanvas(s.width,s.height);i.getContext("bitmaprenderer").transferFromImageBitmap(s),
e.blobPromise=i.convertToBlob()}s.close?.(),e.bitmap=null}isValidId(t){return t.startsWith(`image_${this.#t}_`)}},qs=class{#t=[];#e=!1;#s;#i=-1;constructor(t=128){
this.#s=t}add({cmd:t,undo:e,post:s,mustExec:i,type:n=NaN,overwriteIfSameType:r=!1,keepUndo:a=!1}){if(i&&t(),this.#e)return;
let o={cmd:t,undo:e,post:s,type:n};if(this.#i===-1){this.#t.length>0&&(this.#t.length=0),this.#i=0,this.#t.push(o);return}
if(r&&this.#t[this.#i].type===n){a&&(o.undo=this.#t[this.#i].undo),this.#t[this.#i]=o;return}let l=this.#i+1;l===this.#s?
this.#t.splice(0,1):(this.#i=l,l<this.#t.length&&this.#t.splice(l)),this.#t.push(o)}undo(){if(this.#i===-1)return;this.#e=
!0;let{undo:t,post:e}=this.#t[this.#i];t(),e?.(),this.#e=!1,this.#i-=1}redo(){if(this.#i<this.#t.length-1){this.#i+=1,this.#e=
!0;let{cmd:t,post:e}=this.#t[this.#i];t(),e?.(),this.#e=!1}}hasSomethingToUndo(){return this.#i!==-1}hasSomethingToRedo(){
return this.#i<this.#t.length-1}cleanType(t){if(this.#i!==-1){for(let e=this.#i;e>=0;e--)if(this.#t[e].type!==t){this.#t.
splice(e+1,this.#i-e),this.#i=e;return}this.#t.length=0,this.#i=-1}}destroy(){this.#t=null}},Ht=class h{static ALT=1;static CTRL=2;static META=4;static SHIFT=8;constructor(t){
this.callbacks=new Map;let{isMac:e}=H.platform;for(let[s,i,n={}]of t){let r=s.some(a=>a.startsWith("mac+"));for(let a of s){
let o=a;if(r){let d=a.startsWith("mac+");if(e!==d)continue;d&&(o=a.slice(4))}let[l,c]=h.#t(o);l!==null&&this.callbacks.getOrInsertComputed(
l,se).push({callback:i,options:n,modifiers:c})}}}static#t(t){let e=null,s=0;for(let i of t.split("+")){if(i=i.trim(),!i)
continue;let n=i.toUpperCase(),r=h[n];if(r){s|=r;continue}if(e!==null){O(`KeyboardManager: multiple keys in shortcut "${t}\
"`);break}e=n==="SPACE"?" ":i}return e===null&&O(`KeyboardManager: no key found in shortcut "${t}"`),[e,s]}static#e(t){let e=/^(?:Key([A-Z])|(?:Digit|Numpad)(\d))$/.
exec(t);return e?e[1]?.toLowerCase()??e[2]:null}exec(t,e){let s=this.callbacks.get(e.key);if(!s){if(/^[a-z]$/i.test(e.key))
return;let c=h.#e(e.code);if(c===null||c===e.key||(s=this.callbacks.get(c),!s))return}let i=(e.altKey?h.ALT:0)|(e.ctrlKey?
h.CTRL:0)|(e.metaKey?h.META:0)|(e.shiftKey?h.SHIFT:0),n=s.find(c=>c.modifiers===i);if(!n)return;let{callback:r,options:{
bubbles:a=!1,args:o=[],checker:l=null}}=n;l&&!l(t,e)||(r.bind(t,...o,e)(),a||tt(e))}},Qs=class h{static _colorsMapping=new Map(
[["CanvasText",[0,0,0]],["Canvas",[255,255,255]]]);get _colors(){let t=new Map([["CanvasText",null],["Canvas",null]]);return Vr(
t),k(this,"_colors",t)}convert(t){let e=Fe(t);if(!window.matchMedia("(forced-colors: active)").matches)return e;for(let[
s,i]of this._colors)if(i.every((n,r)=>n===e[r]))return h._colorsMapping.get(s);return e}getHexCode(t){let e=this._colors.
get(t);return e?x.makeHexColor(...e):t}},Ut=class h{#t=new AbortController;#e=null;#s=null;#i=new Map;#n=new Map;#r=null;#a=null;#o=null;#l=null;#h=null;#u=new qs;#c=null;#f=null;#p=null;#m=0;#d=new Set;#g=null;#b=null;#y=new Set;_editorUndoBar=null;#A=!1;#w=!1;#S=!1;#E=null;#v=null;#_=null;#I=null;#k=!1;#T=null;#O=new Ys;#P=!1;#D=!1;#R=!1;#L=null;#B=null;#V=null;#H=null;#j=null;#x=F.
NONE;#C=new Set;#U=null;#z=null;#W=null;#q=null;#Y=null;#K={isEditing:!1,isEmpty:!0,hasSomethingToUndo:!1,hasSomethingToRedo:!1,
hasSelectedEditor:!1,hasSelectedText:!1};#F=[0,0];#N=null;#X=null;#tt=null;#et=null;#G=null;static TRANSLATE_SMALL=1;static TRANSLATE_BIG=10;static get _keyboardManager(){
let t=h.prototype,e=r=>r.#X.contains(document.activeElement)&&document.activeElement.tagName!=="BUTTON"&&r.hasSomethingToControl(),
s=(r,{target:a})=>{if(a instanceof HTMLInputElement){let{type:o}=a;return o!=="text"&&o!=="number"}return!0},i=this.TRANSLATE_SMALL,
n=this.TRANSLATE_BIG;return k(this,"_keyboardManager",new Ht([[["ctrl+a","mac+meta+a"],t.selectAll,{checker:s}],[["ctrl+\
z","mac+meta+z"],t.undo,{checker:s}],[["ctrl+y","ctrl+shift+z","mac+meta+shift+z","ctrl+shift+Z","mac+meta+shift+Z"],t.redo,
{checker:s}],[["Backspace","alt+Backspace","ctrl+Backspace","shift+Backspace","mac+Backspace","mac+alt+Backspace","mac+c\
trl+Backspace","Delete","ctrl+Delete","shift+Delete","mac+Delete"],t.delete,{checker:s}],[["Enter"],t.addNewEditorFromKeyboard,
{checker:(r,{target:a})=>!(a instanceof HTMLButtonElement)&&r.#X.contains(a)&&!r.isEnterHandled}],[["Space"],t.addNewEditorFromKeyboard,
{checker:(r,{target:a})=>!(a instanceof HTMLButtonElement)&&r.#X.contains(document.activeElement)}],[["Escape"],t.unselectAll],
[["ArrowLeft"],t.translateSelectedEditors,{args:[-i,0],checker:e}],[["ctrl+ArrowLeft","mac+shift+ArrowLeft"],t.translateSelectedEditors,
{args:[-n,0],checker:e}],[["ArrowRight"],t.translateSelectedEditors,{args:[i,0],checker:e}],[["ctrl+ArrowRight","mac+shi\
ft+ArrowRight"],t.translateSelectedEditors,{args:[n,0],checker:e}],[["ArrowUp"],t.translateSelectedEditors,{args:[0,-i],
checker:e}],[["ctrl+ArrowUp","mac+shift+ArrowUp"],t.translateSelectedEditors,{args:[0,-n],checker:e}],[["ArrowDown"],t.translateSelectedEditors,
{args:[0,i],checker:e}],[["ctrl+ArrowDown","mac+shift+ArrowDown"],t.translateSelectedEditors,{args:[0,n],checker:e}]]))}constructor(t,e,s,i,n,r,a,o,l,c,d,u,f,p,g,m,b){
let y=this._signal=this.#t.signal;this.#X=t,this.#tt=e,this.#et=s,this.#o=i,this.#c=n,this.#z=r,this.#Y=o,this._eventBus=
a;let A={signal:y,...Ds};a.on("editingaction",this.onEditingAction.bind(this),A),a.on("pagechanging",this.onPageChanging.
bind(this),A),a.on("scalechanging",this.onScaleChanging.bind(this),A),a.on("rotationchanging",this.onRotationChanging.bind(
this),A),a.on("setpreference",this.onSetPreference.bind(this),A),a.on("switchannotationeditorparams",w=>this.updateParams(
w.type,w.value),A),window.addEventListener("pointerdown",()=>{this.#D=!0},{capture:!0,signal:y}),window.addEventListener(
"pointerup",()=>{this.#D=!1},{capture:!0,signal:y}),window.addEventListener("beforeunload",this.endCurrentEditing.bind(this),
{capture:!0,signal:y}),this.#lt(),this.#pt(),this.#it(),this.#l=o.annotationStorage,this.#E=o.filterFactory,this.#W=l,this.#I=
c||null,this.#A=d,this.#w=u,this.#S=f,this.#j=p||null,this.viewParameters={realScale:Dt.PDF_TO_CSS_UNITS,rotation:0},this.
isShiftKeyDown=!1,this._editorUndoBar=g||null,this._supportsPinchToZoom=m!==!1,this._keepToolbarInPage=b===!0,n?.setSidebarUiManager(
this)}destroy(){this.#G?.resolve(),this.#G=null,this.#t?.abort(),this.#t=null,this._signal=null;for(let t of this.#n.values())
t.destroy();this.#n.clear(),this.#i.clear(),this.#y.clear(),this.#H?.clear(),this.#e=null,this.#C.clear(),this.#u.destroy(),
this.#o?.destroy(),this.#c?.destroy(),this.#z?.destroy(),this.#T?.hide(),this.#T=null,this.#V?.destroy(),this.#V=null,this.#s=
null,this.#v&&(clearTimeout(this.#v),this.#v=null),this.#N&&(clearTimeout(this.#N),this.#N=null),this._editorUndoBar?.destroy(),
this.#Y=null}combinedSignal(t){return AbortSignal.any([this._signal,t.signal])}get mlManager(){return this.#j}get useNewAltTextFlow(){
return this.#w}get useNewAltTextWhenAddingImage(){return this.#S}get hcmFilter(){return k(this,"hcmFilter",this.#W?this.#E.
addHCMFilter(this.#W.foreground,this.#W.background):"none")}get direction(){return k(this,"direction",getComputedStyle(this.#X).
direction)}get _highlightColors(){return k(this,"_highlightColors",this.#I?new Map(this.#I.split(",").map(t=>(t=t.split(
"=").map(e=>e.trim()),t[1]=t[1].toUpperCase(),t))):null)}get highlightColors(){let{_highlightColors:t}=this;if(!t)return k(
this,"highlightColors",null);let e=new Map,s=!!this.#W;for(let[i,n]of t){let r=i.endsWith("_HCM");if(s&&r){e.set(i.replace(
"_HCM",""),n);continue}!s&&!r&&e.set(i,n)}return k(this,"highlightColors",e)}get highlightColorNames(){return k(this,"hi\
ghlightColorNames",this.highlightColors?new Map(Array.from(this.highlightColors,t=>t.reverse())):null)}getNonHCMColor(t){
if(!this._highlightColors)return t;let e=this.highlightColorNames.get(t);return this._highlightColors.get(e)||t}getNonHCMColorName(t){
return this.highlightColorNames.get(t)||t}setCurrentDrawingSession(t){t?(this.unselectAll(),this.disableUserSelect(!0)):
this.disableUserSelect(!1),this.#p=t}setMainHighlightColorPicker(t){this.#V=t}editAltText(t,e=!1){this.#o?.editAltText(this,
t,e)}hasCommentManager(){return!!this.#c}editComment(t,e,s,i){this.#c?.showDialog(this,t,e,s,i)}selectComment(t,e){this.#n.
get(t)?.getEditorByUID(e)?.toggleComment(!0,!0)}updateComment(t){this.#c?.updateComment(t.getData())}updatePopupColor(t){
this.#c?.updatePopupColor(t)}removeComment(t){this.#c?.removeComments([t.uid])}deleteComment(t,e){let s=()=>{t.comment=e},
i=()=>{this._editorUndoBar?.show(s,"comment"),this.toggleComment(null),t.comment=null};this.addCommands({cmd:i,undo:s,mustExec:!0})}toggleComment(t,e,s=void 0){
this.#c?.toggleCommentPopup(t,e,s)}makeCommentColor(t,e){return t&&this.#c?.makeCommentColor(t,e)||null}getCommentDialogElement(){
return this.#c?.dialogElement||null}async waitForEditorsRendered(t){if(this.#n.has(t-1))return;let{resolve:e,promise:s}=Promise.
withResolvers(),i=n=>{n.pageNumber===t&&(this._eventBus.off("editorsrendered",i),e())};this._eventBus.on("editorsrendere\
d",i,Ds),await s}getSignature(t){this.#z?.getSignature({uiManager:this,editor:t})}get signatureManager(){return this.#z}switchToMode(t,e){
this._eventBus.on("annotationeditormodechanged",e,{once:!0,signal:this._signal,...Ds}),this._eventBus.dispatch("showanno\
tationeditorui",{source:this,mode:t})}setPreference(t,e){this._eventBus.dispatch("setpreference",{source:this,name:t,value:e})}onSetPreference({
name:t,value:e}){t==="enableNewAltTextWhenAddingImage"&&(this.#S=e)}onPageChanging({pageNumber:t}){this.#m=t-1}deletePage(t){
for(let e of this.getEditors(t))e.remove();this.#n.delete(t),this.#m===t&&(this.#m=0)}focusMainContainer(){this.#X.focus()}findParent(t,e){
for(let s of this.#n.values()){let{x:i,y:n,width:r,height:a}=s.div.getBoundingClientRect();if(t>=i&&t<=i+r&&e>=n&&e<=n+a)
return s}return null}disableUserSelect(t=!1){this.#tt.classList.toggle("noUserSelect",t)}addShouldRescale(t){this.#y.add(
t)}removeShouldRescale(t){this.#y.delete(t)}onScaleChanging({scale:t}){this.commitOrRemove(),this.viewParameters.realScale=
t*Dt.PDF_TO_CSS_UNITS;for(let e of this.#y)e.onScaleChanging();this.#p?.onScaleChanging()}onRotationChanging({pagesRotation:t}){
this.commitOrRemove(),this.viewParameters.rotation=t}#Z({anchorNode:t}){return t.nodeType===Node.TEXT_NODE?t.parentElement:
t}#st(t){let{currentLayer:e}=this;if(e.hasTextLayer(t))return e;for(let s of this.#n.values())if(s.hasTextLayer(t))return s;
return null}highlightSelection(t="",e=!1){let s=document.getSelection();if(!s||s.isCollapsed)return;let{anchorNode:i,anchorOffset:n,
focusNode:r,focusOffset:a}=s,o=s.toString(),c=this.#Z(s).closest(".textLayer"),d=this.getSelectionBoxes(c);if(!d)return;
s.empty();let u=this.#st(c),f=this.#x===F.NONE,p=()=>{let g=u?.createAndAddNewEditor({x:0,y:0},!1,{methodOfCreation:t,boxes:d,
anchorNode:i,anchorOffset:n,focusNode:r,focusOffset:a,text:o});f&&this.showAllEditors("highlight",!0,!0),e&&g?.editComment()};
if(f){this.switchToMode(F.HIGHLIGHT,p);return}p()}commentSelection(t=""){this.highlightSelection(t,!0)}endCurrentEditing(){
this.commitOrRemove(),this.currentLayer?.endDrawingSession(!1)}#at(){let t=document.getSelection();if(!t||t.isCollapsed)
return;let s=this.#Z(t).closest(".textLayer"),i=this.getSelectionBoxes(s);i&&(this.#T||=new Xs(this),this.#T.show(s,i,this.
direction==="ltr"))}getAndRemoveDataFromAnnotationStorage(t){if(!this.#l)return null;let e=`${qt}${t}`,s=this.#l.getRawValue(
e);return s&&this.#l.remove(e),s}addToAnnotationStorage(t){!t.isEmpty()&&this.#l&&!this.#l.has(t.id)&&this.#l.setValue(t.
id,t)}a11yAlert(t,e=null){let s=this.#et;s&&(s.setAttribute("data-l10n-id",t),e?s.setAttribute("data-l10n-args",JSON.stringify(
e)):s.removeAttribute("data-l10n-args"))}#ot(){let t=document.getSelection();if(!t||t.isCollapsed){this.#U&&(this.#T?.hide(),
this.#U=null,this.#M({hasSelectedText:!1}));return}let{anchorNode:e}=t;if(e===this.#U)return;let i=this.#Z(t).closest(".\
textLayer");if(!i){this.#U&&(this.#T?.hide(),this.#U=null,this.#M({hasSelectedText:!1}));return}if(this.#T?.hide(),this.#U=
e,this.#M({hasSelectedText:!0}),!(this.#x!==F.HIGHLIGHT&&this.#x!==F.NONE)&&(this.#x===F.HIGHLIGHT&&this.showAllEditors(
"highlight",!0,!0),this.#k=this.isShiftKeyDown,!this.isShiftKeyDown)){let n=this.#x===F.HIGHLIGHT?this.#st(i):null;if(n?.
toggleDrawing(),this.#D){let r=new AbortController,a=this.combinedSignal(r),o=l=>{l.type==="pointerup"&&l.button!==0||(r.
abort(),n?.toggleDrawing(!0),l.type==="pointerup"&&this.#Q("main_toolbar"))};window.addEventListener("pointerup",o,{signal:a}),
window.addEventListener("blur",o,{signal:a})}else n?.toggleDrawing(!0),this.#Q("main_toolbar")}}#Q(t=""){this.#x===F.HIGHLIGHT?
this.highlightSelection(t):this.#A&&this.#at()}#lt(){document.addEventListener("selectionchange",this.#ot.bind(this),{signal:this.
_signal})}#ht(){if(this.#_)return;this.#_=new AbortController;let t=this.combinedSignal(this.#_);window.addEventListener(
"focus",this.focus.bind(this),{signal:t}),window.addEventListener("blur",this.blur.bind(this),{signal:t})}#ct(){this.#_?.
abort(),this.#_=null}blur(){if(this.isShiftKeyDown=!1,this.#k&&(this.#k=!1,this.#Q("main_toolbar")),!this.hasSelection)return;
let{activeElement:t}=document;for(let e of this.#C)if(e.div.contains(t)){this.#B=[e,t],e._focusEventsAllowed=!1;break}}focus(){
if(!this.#B)return;let[t,e]=this.#B;this.#B=null,e.addEventListener("focusin",()=>{t._focusEventsAllowed=!0},{once:!0,signal:this.
_signal}),e.focus()}#it(){if(this.#L)return;this.#L=new AbortController;let t=this.combinedSignal(this.#L);window.addEventListener(
"keydown",this.keydown.bind(this),{signal:t}),window.addEventListener("keyup",this.keyup.bind(this),{signal:t})}#dt(){this.#L?.
abort(),this.#L=null}#ut(){if(this.#f)return;this.#f=new AbortController;let t=this.combinedSignal(this.#f);document.addEventListener(
"copy",this.copy.bind(this),{signal:t}),document.addEventListener("cut",this.cut.bind(this),{signal:t}),document.addEventListener(
"paste",this.paste.bind(this),{signal:t})}#ft(){this.#f?.abort(),this.#f=null}#pt(){let t=this._signal;document.addEventListener(
"dragover",this.dragOver.bind(this),{signal:t}),document.addEventListener("drop",this.drop.bind(this),{signal:t})}addEditListeners(){
this.#it(),this.setEditingState(!0)}removeEditListeners(){this.#dt(),this.setEditingState(!1)}dragOver(t){for(let{type:e}of t.
dataTransfer.items)for(let s of this.#b)if(s.isHandlingMimeForPasting(e)){t.dataTransfer.dropEffect="copy",t.preventDefault();
return}}drop(t){for(let e of t.dataTransfer.items)for(let s of this.#b)if(s.isHandlingMimeForPasting(e.type)){s.paste(e,
this.currentLayer),t.preventDefault();return}}copy(t){if(t.preventDefault(),this.#e?.commitOrRemove(),!this.hasSelection)
return;let e=[];for(let s of this.#C){let i=s.serialize(!0);i&&e.push(i)}e.length!==0&&t.clipboardData.setData("applicat\
ion/pdfjs",JSON.stringify(e))}cut(t){this.copy(t),this.delete()}async paste(t){t.preventDefault();let{clipboardData:e}=t;
for(let n of e.items)for(let r of this.#b)if(r.isHandlingMimeForPasting(n.type)){r.paste(n,this.currentLayer);return}let s=e.
getData("application/pdfjs");if(!s)return;try{s=JSON.parse(s)}catch(n){O(`paste: "${n.message}".`);return}if(!Array.isArray(
s))return;this.unselectAll();let i=this.currentLayer;try{let n=[];for(let o of s){let l=await i.deserialize(o);if(!l)return;
n.push(l)}let r=()=>{for(let o of n)this.#nt(o);this.#rt(n)},a=()=>{for(let o of n)o.remove()};this.addCommands({cmd:r,undo:a,
mustExec:!0})}catch(n){O(`paste: "${n.message}".`)}}keydown(t){!this.isShiftKeyDown&&t.key==="Shift"&&(this.isShiftKeyDown=
!0),this.#x!==F.NONE&&!this.isEditorHandlingKeyboard&&h._keyboardManager.exec(this,t)}keyup(t){this.isShiftKeyDown&&t.key===
"Shift"&&(this.isShiftKeyDown=!1,this.#k&&(this.#k=!1,this.#Q("main_toolbar")))}onEditingAction({name:t}){switch(t){case"\
undo":case"redo":case"delete":case"selectAll":this[t]();break;case"highlightSelection":this.highlightSelection("context_\
menu");break;case"commentSelection":this.commentSelection("context_menu");break}}updatePageIndex(t,e){for(let i of this.#a.
get(t)||[])i.pageIndex=e;let s=this.#r.get(t);s&&(s.pageIndex=e,this.#n.set(e,s),this.#P?s.enable():s.disable())}startUpdatePages(){
this.#r=new Map(this.#n),this.#n.clear();let t=this.#a=new Map,e=s=>{t.getOrInsertComputed(s.pageIndex,se).push(s)};for(let s of this.#i.
values())e(s);for(let[s,i]of this.#l)s.startsWith(qt)&&!this.#i.has(s)&&Number.isInteger(i?.pageIndex)&&e(i)}endUpdatePages(){
this.#r=null,this.#a=null}clonePage(t,e){for(let s of this.getEditors(t)){let i=s.serialize(s.mode!==F.HIGHLIGHT);i&&(i.
pageIndex=e,i.id=this.getId(),i.isClone=!0,delete i.popupRef,this.#l.setValue(i.id,i))}}findClonesForPage(t){let e=[],{pageIndex:s}=t;
for(let[i,n]of this.#l)n.pageIndex===s&&n.isClone&&(this.#l.remove(i),e.push(t.deserialize(n).then(r=>{r&&(r.isClone=!0,
t.addOrRebuild(r))})));return Promise.all(e)}#M(t){Object.entries(t).some(([s,i])=>this.#K[s]!==i)&&(this._eventBus.dispatch(
"editingstateschanged",{source:this,details:Object.assign(this.#K,t)}),this.#x===F.HIGHLIGHT&&t.hasSelectedEditor===!1&&
this.#$([[N.HIGHLIGHT_FREE,!0]]))}#$(t){this._eventBus.dispatch("annotationeditorparamschanged",{source:this,details:t})}setEditingState(t){
t?(this.#ht(),this.#ut(),this.#M({isEditing:this.#x!==F.NONE,isEmpty:this.#J(),hasSomethingToUndo:this.#u.hasSomethingToUndo(),
hasSomethingToRedo:this.#u.hasSomethingToRedo(),hasSelectedEditor:!1})):(this.#ct(),this.#ft(),this.#M({isEditing:!1}),this.
disableUserSelect(!1))}registerEditorTypes(t){if(!this.#b){this.#b=t;for(let e of this.#b)this.#$(e.defaultPropertiesToUpdate)}}getId(){
return this.#O.id}get currentLayer(){return this.#n.get(this.#m)}getLayer(t){return this.#n.get(t)}get currentPageIndex(){
return this.#m}addLayer(t){this.#n.set(t.pageIndex,t),this.#P?t.enable():t.disable()}removeLayer(t){this.#n.delete(t.pageIndex)}async updateMode(t,e=null,s=!1,i=!1,n=!1,r=!1){
if(this.#x!==t&&!(this.#G&&(await this.#G.promise,!this.#G))){if(this.#G=Promise.withResolvers(),this.#p?.commitOrRemove(),
this.#x===F.POPUP&&this.#c?.hideSidebar(),this.#c?.destroyPopup(),this.#x=t,t===F.NONE){this.setEditingState(!1),this.#mt();
for(let a of this.#i.values())a.hideStandaloneCommentButton();this._editorUndoBar?.hide(),this.toggleComment(null),this.#G.
resolve();return}for(let a of this.#i.values())a.addStandaloneCommentButton();t===F.SIGNATURE&&await this.#z?.loadSignatures(),
s&&nt.clearPointerType(),this.setEditingState(!0),await this.#gt(),this.unselectAll();for(let a of this.#n.values())a.updateMode(
t);if(t===F.POPUP){this.#s||=await this.#Y.getAnnotationsByType(new Set(this.#b.map(l=>l._editorType)));let a=new Set,o=[];
for(let l of this.#i.values()){let{annotationElementId:c,hasComment:d,deleted:u}=l;c&&a.add(c),d&&!u&&o.push(l.getData())}
for(let l of this.#s){let{id:c,popupRef:d,contentsObj:u}=l;d&&u?.str&&!a.has(c)&&!this.#d.has(c)&&o.push(l)}this.#c?.showSidebar(
o)}if(!e){i&&this.addNewEditorFromKeyboard(),this.#G.resolve();return}for(let a of this.#i.values())a.uid===e?(this.setSelected(
a),r?a.editComment():n?a.enterInEditMode():a.focus()):a.unselect();this.#G.resolve()}}addNewEditorFromKeyboard(){this.currentLayer.
canCreateNewEmptyEditor()&&this.currentLayer.addNewEditor()}updateToolbar(t){t.mode!==this.#x&&this._eventBus.dispatch("\
switchannotationeditormode",{source:this,...t})}updateParams(t,e){if(this.#b){switch(t){case N.CREATE:this.currentLayer.
addNewEditor(e);return;case N.HIGHLIGHT_SHOW_ALL:this._eventBus.dispatch("reporttelemetry",{source:this,details:{type:"e\
diting",data:{type:"highlight",action:"toggle_visibility"}}}),(this.#q||=new Map).set(t,e),this.showAllEditors("highligh\
t",e);break}if(this.hasSelection)for(let s of this.#C)s.updateParams(t,e);else for(let s of this.#b)s.updateDefaultParams(
t,e)}}showAllEditors(t,e,s=!1){for(let n of this.#i.values())n.editorType===t&&n.show(e);(this.#q?.get(N.HIGHLIGHT_SHOW_ALL)??
!0)!==e&&this.#$([[N.HIGHLIGHT_SHOW_ALL,e]])}enableWaiting(t=!1){if(this.#R!==t){this.#R=t;for(let e of this.#n.values())
t?e.disableClick():e.enableClick(),e.div.classList.toggle("waiting",t)}}async#gt(){if(!this.#P){this.#P=!0;let t=[];for(let e of this.#n.
values())t.push(e.enable());await Promise.all(t);for(let e of this.#i.values())e.enable()}}#mt(){if(this.unselectAll(),this.#P){
this.#P=!1;for(let t of this.#n.values())t.disable();for(let t of this.#i.values())t.disable()}}*getEditors(t){for(let e of this.#i.
values())e.pageIndex===t&&(yield e)}getEditor(t){return this.#i.get(t)}addEditor(t){this.#i.set(t.id,t)}removeEditor(t){
t.div.contains(document.activeElement)&&(this.#v&&clearTimeout(this.#v),this.#v=setTimeout(()=>{this.focusMainContainer(),
this.#v=null},0)),this.#i.delete(t.id),t.annotationElementId&&this.#H?.delete(t.annotationElementId),this.unselect(t),(!t.
annotationElementId||!this.#d.has(t.annotationElementId))&&this.#l?.remove(t.id)}addDeletedAnnotationElement(t){this.#d.
add(t.annotationElementId),this.addChangedExistingAnnotation(t),t.deleted=!0}isDeletedAnnotationElement(t){return this.#d.
has(t)}removeDeletedAnnotationElement(t){this.#d.delete(t.annotationElementId),this.removeChangedExistingAnnotation(t),t.
deleted=!1}#nt(t){let e=this.#n.get(t.pageIndex);e?e.addOrRebuild(t):(this.addEditor(t),this.addToAnnotationStorage(t))}setActiveEditor(t){
this.#e!==t&&(this.#e=t,t&&this.#$(t.propertiesToUpdate))}get#bt(){let t=null;for(t of this.#C);return t}updateUI(t){this.#bt===
t&&this.#$(t.propertiesToUpdate)}updateUIForDefaultProperties(t){this.#$(t.defaultPropertiesToUpdate)}toggleSelected(t){
if(this.#C.has(t)){this.#C.delete(t),t.unselect(),this.#M({hasSelectedEditor:this.hasSelection});return}this.#C.add(t),t.
select(),this.#$(t.propertiesToUpdate),this.#M({hasSelectedEditor:!0})}setSelected(t){this.updateToolbar({mode:t.mode,editId:t.
uid}),this.#p?.commitOrRemove();for(let e of this.#C)e!==t&&e.unselect();this.#c?.destroyPopup(),this.#C.clear(),this.#C.
add(t),t.select(),this.#$(t.propertiesToUpdate),this.#M({hasSelectedEditor:!0})}get firstSelectedEditor(){return this.#C.
values().next().value}unselect(t){t.unselect(),this.#C.delete(t),this.#M({hasSelectedEditor:this.hasSelection})}get hasSelection(){
return this.#C.size!==0}get isEnterHandled(){return this.#C.size===1&&this.firstSelectedEditor.isEnterHandled}undo(){this.#u.
undo(),this.#M({hasSomethingToUndo:this.#u.hasSomethingToUndo(),hasSomethingToRedo:this.#u.hasSomethingToRedo(),isEmpty:this.#J()}),
this._editorUndoBar?.hide()}redo(){this.#u.redo(),this.#M({hasSomethingToUndo:this.#u.hasSomethingToUndo(),hasSomethingToRedo:this.#u.
hasSomethingToRedo(),isEmpty:this.#J()})}addCommands(t){this.#u.add(t),this.#M({hasSomethingToUndo:!0,hasSomethingToRedo:!1,
isEmpty:this.#J()})}cleanUndoStack(t){this.#u.cleanType(t)}#J(){if(this.#i.size===0)return!0;if(this.#i.size===1)for(let t of this.#i.
values())return t.isEmpty();return!1}delete(){this.commitOrRemove();let t=this.currentLayer?.endDrawingSession(!0);if(!this.
hasSelection&&!t)return;let e=t?[t]:[...this.#C],s=()=>{this._editorUndoBar?.show(i,e.length===1?e[0].editorType:e.length);
for(let n of e)n.remove()},i=()=>{for(let n of e)this.#nt(n)};this.addCommands({cmd:s,undo:i,mustExec:!0})}commitOrRemove(){
this.#e?.commitOrRemove()}hasSomethingToControl(){return this.#e||this.hasSelection}#rt(t){for(let e of this.#C)e.unselect();
this.#C.clear();for(let e of t)e.isEmpty()||(this.#C.add(e),e.select());this.#M({hasSelectedEditor:this.hasSelection})}selectAll(){
for(let t of this.#C)t.commit();this.#rt(this.#i.values())}unselectAll(){if(!(this.#e&&(this.#e.commitOrRemove(),this.#x!==
F.NONE))&&!this.#p?.commitOrRemove()&&(this.#c?.destroyPopup(),!!this.hasSelection)){for(let t of this.#C)t.unselect();this.#C.
clear(),this.#M({hasSelectedEditor:!1})}}translateSelectedEditors(t,e,s=!1){if(s||this.commitOrRemove(),!this.hasSelection)
return;this.#F[0]+=t,this.#F[1]+=e;let[i,n]=this.#F,r=[...this.#C],a=1e3;this.#N&&clearTimeout(this.#N),this.#N=setTimeout(
()=>{this.#N=null,this.#F[0]=this.#F[1]=0,this.addCommands({cmd:()=>{for(let o of r)this.#i.has(o.id)&&(o.translateInPage(
i,n),o.translationDone())},undo:()=>{for(let o of r)this.#i.has(o.id)&&(o.translateInPage(-i,-n),o.translationDone())},mustExec:!1})},
a);for(let o of r)o.translateInPage(t,e),o.translationDone()}setUpDragSession(){if(this.hasSelection){this.disableUserSelect(
!0),this.#g=new Map;for(let t of this.#C)this.#g.set(t,{savedX:t.x,savedY:t.y,savedPageIndex:t.pageIndex,newX:0,newY:0,newPageIndex:-1})}}endDragSession(){
if(!this.#g)return!1;this.disableUserSelect(!1);let t=this.#g;this.#g=null;let e=!1;for(let[{x:i,y:n,pageIndex:r},a]of t)
a.newX=i,a.newY=n,a.newPageIndex=r,e||=i!==a.savedX||n!==a.savedY||r!==a.savedPageIndex;if(!e)return!1;let s=(i,n,r,a)=>{
if(this.#i.has(i.id)){let o=this.#n.get(a);o?i._setParentAndPosition(o,n,r):(i.pageIndex=a,i.x=n,i.y=r)}};return this.addCommands(
{cmd:()=>{for(let[i,{newX:n,newY:r,newPageIndex:a}]of t)s(i,n,r,a)},undo:()=>{for(let[i,{savedX:n,savedY:r,savedPageIndex:a}]of t)
s(i,n,r,a)},mustExec:!0}),!0}dragSelectedEditors(t,e){if(this.#g)for(let s of this.#g.keys())s.drag(t,e)}rebuild(t){if(t.
parent===null){let e=this.getLayer(t.pageIndex);e?(e.changeParent(t),e.addOrRebuild(t)):(this.addEditor(t),this.addToAnnotationStorage(
t),t.rebuild())}else t.parent.addOrRebuild(t)}get isEditorHandlingKeyboard(){return this.getActive()?.shouldGetKeyboardEvents()||
this.#C.size===1&&this.firstSelectedEditor.shouldGetKeyboardEvents()}isActive(t){return this.#e===t}getActive(){return this.#e}getMode(){
return this.#x}isEditingMode(){return this.#x!==F.NONE}get imageManager(){return k(this,"imageManager",new Ks)}getSelectionBoxes(t){
if(!t)return null;let e=document.getSelection();for(let l=0,c=e.rangeCount;l<c;l++)if(!t.contains(e.getRangeAt(l).commonAncestorContainer))
return null;let{x:s,y:i,width:n,height:r}=t.getBoundingClientRect(),a;switch(t.getAttribute("data-main-rotation")){case"\
90":a=(l,c,d,u)=>({x:(c-i)/r,y:1-(l+d-s)/n,width:u/r,height:d/n});break;case"180":a=(l,c,d,u)=>({x:1-(l+d-s)/n,y:1-(c+u-
i)/r,width:d/n,height:u/r});break;case"270":a=(l,c,d,u)=>({x:1-(c+u-i)/r,y:(l-s)/n,width:u/r,height:d/n});break;default:
a=(l,c,d,u)=>({x:(l-s)/n,y:(c-i)/r,width:d/n,height:u/r});break}let o=[];for(let l=0,c=e.rangeCount;l<c;l++){let d=e.getRangeAt(
l);if(!d.collapsed)for(let{x:u,y:f,width:p,height:g}of d.getClientRects())p===0||g===0||o.push(a(u,f,p,g))}return o.length===
0?null:o}addChangedExistingAnnotation({annotationElementId:t,id:e}){(this.#h||=new Map).set(t,e)}removeChangedExistingAnnotation({
annotationElementId:t}){this.#h?.delete(t)}renderAnnotationElement(t){let e=this.#h?.get(t.data.id);if(!e)return;let s=this.#l.
getRawValue(e);s&&(this.#x===F.NONE&&!s.hasBeenModified||s.renderAnnotationElement(t))}setMissingCanvas(t,e,s){let i=this.#H?.
get(t);i&&(i.setCanvas(e,s),this.#H.delete(t))}addMissingCanvas(t,e){(this.#H||=new Map).set(t,e)}},Qe=class h{#t=null;#e=!1;#s=null;#i=null;#n=null;#r=null;#a=!1;#o=null;#l=null;#h=null;#u=null;#c=!1;static#f=null;static _l10n=null;constructor(t){
this.#l=t,this.#c=t._uiManager.useNewAltTextFlow,h.#f||=Object.freeze({added:"pdfjs-editor-new-alt-text-added-button","a\
dded-label":"pdfjs-editor-new-alt-text-added-button-label",missing:"pdfjs-editor-new-alt-text-missing-button","missing-l\
abel":"pdfjs-editor-new-alt-text-missing-button-label",review:"pdfjs-editor-new-alt-text-to-review-button","review-label":"\
pdfjs-editor-new-alt-text-to-review-button-label"})}static initialize(t){h._l10n??=t}async render(){let t=this.#s=document.
createElement("button");t.className="altText",t.tabIndex="0";let e=this.#i=document.createElement("span");t.append(e),this.#c?
(t.classList.add("new"),t.setAttribute("data-l10n-id",h.#f.missing),e.setAttribute("data-l10n-id",h.#f["missing-label"])):
(t.setAttribute("data-l10n-id","pdfjs-editor-alt-text-button"),e.setAttribute("data-l10n-id","pdfjs-editor-alt-text-butt\
on-label"));let s=this.#l._uiManager._signal;t.addEventListener("contextmenu",gt,{signal:s}),t.addEventListener("pointer\
down",n=>n.stopPropagation(),{signal:s});let i=n=>{n.preventDefault(),this.#l._uiManager.editAltText(this.#l),this.#c&&this.#l.
_reportTelemetry({action:"pdfjs.image.alt_text.image_status_label_clicked",data:{label:this.#p}})};return t.addEventListener(
"click",i,{capture:!0,signal:s}),t.addEventListener("keydown",n=>{n.target===t&&n.key==="Enter"&&(this.#a=!0,i(n))},{signal:s}),
await this.#m(),t}get#p(){return this.#t&&"added"||this.#t===null&&this.guessedText&&"review"||"missing"}finish(){this.#s&&
(this.#s.focus({focusVisible:this.#a}),this.#a=!1)}isEmpty(){return this.#c?this.#t===null:!this.#t&&!this.#e}hasData(){
return this.#c?this.#t!==null||!!this.#h:this.isEmpty()}get guessedText(){return this.#h}async setGuessedText(t){this.#t===
null&&(this.#h=t,this.#u=await h._l10n.get("pdfjs-editor-new-alt-text-generated-alt-text-with-disclaimer",{generatedAltText:t}),
this.#m())}toggleAltTextBadge(t=!1){if(!this.#c||this.#t){this.#o?.remove(),this.#o=null;return}if(!this.#o){let e=this.#o=
document.createElement("div");e.className="noAltTextBadge",this.#l.div.append(e)}this.#o.classList.toggle("hidden",!t)}serialize(t){
let e=this.#t;return!t&&this.#h===e&&(e=this.#u),{altText:e,decorative:this.#e,guessedText:this.#h,textWithDisclaimer:this.#u}}get data(){
return{altText:this.#t,decorative:this.#e}}set data({altText:t,decorative:e,guessedText:s,textWithDisclaimer:i,cancel:n=!1}){
s&&(this.#h=s,this.#u=i),!(this.#t===t&&this.#e===e)&&(n||(this.#t=t,this.#e=e),this.#m())}toggle(t=!1){this.#s&&(!t&&this.#r&&
(clearTimeout(this.#r),this.#r=null),this.#s.disabled=!t)}shown(){this.#l._reportTelemetry({action:"pdfjs.image.alt_text\
.image_status_label_displayed",data:{label:this.#p}})}destroy(){this.#s?.remove(),this.#s=null,this.#i=null,this.#n=null,
this.#o?.remove(),this.#o=null}async#m(){let t=this.#s;if(!t)return;if(this.#c){if(t.classList.toggle("done",!!this.#t),
t.setAttribute("data-l10n-id",h.#f[this.#p]),this.#i?.setAttribute("data-l10n-id",h.#f[`${this.#p}-label`]),!this.#t){this.#n?.
remove();return}}else{if(!this.#t&&!this.#e){t.classList.remove("done"),this.#n?.remove();return}t.classList.add("done"),
t.setAttribute("data-l10n-id","pdfjs-editor-alt-text-edit-button")}let e=this.#n;if(!e){this.#n=e=document.createElement(
"span"),e.className="tooltip",e.setAttribute("role","tooltip"),e.id=`alt-text-tooltip-${this.#l.id}`;let i=100,n=this.#l.
_uiManager._signal;n.addEventListener("abort",()=>{clearTimeout(this.#r),this.#r=null},{once:!0}),t.addEventListener("mo\
useenter",()=>{this.#r=setTimeout(()=>{this.#r=null,this.#n.classList.add("show"),this.#l._reportTelemetry({action:"alt_\
text_tooltip"})},i)},{signal:n}),t.addEventListener("mouseleave",()=>{this.#r&&(clearTimeout(this.#r),this.#r=null),this.#n?.
classList.remove("show")},{signal:n})}this.#e?e.setAttribute("data-l10n-id","pdfjs-editor-alt-text-decorative-tooltip"):
(e.removeAttribute("data-l10n-id"),e.textContent=this.#t),e.parentNode||t.append(e),this.#l.getElementForAltText()?.setAttribute(
"aria-describedby",e.id)}},Yt=class{#t=null;#e=null;#s=!1;#i=null;#n=null;#r=null;#a=null;#o=null;#l=!1;#h=null;constructor(t){
this.#i=t}renderForToolbar(){let t=this.#e=document.createElement("button");return t.className="comment",this.#u(t,!1)}renderForStandalone(){
let t=this.#t=document.createElement("button");t.className="annotationCommentButton";let e=this.#i.commentButtonPosition;
if(e){let{style:s}=t;s.insetInlineEnd=`calc(${100*(this.#i._uiManager.direction==="ltr"?1-e[0]:e[0])}% - var(--comment-b\
utton-dim))`,s.top=`calc(${100*e[1]}% - var(--comment-button-dim))`;let i=this.#i.commentButtonColor;i&&(s.backgroundColor=
i)}return this.#u(t,!0)}focusButton(){setTimeout(()=>{(this.#t??this.#e)?.focus()},0)}onUpdatedColor(){if(!this.#t)return;
let t=this.#i.commentButtonColor;t&&(this.#t.style.backgroundColor=t),this.#i._uiManager.updatePopupColor(this.#i)}get commentButtonWidth(){
return(this.#t?.getBoundingClientRect().width??0)/this.#i.parent.boundingClientRect.width}get commentPopupPositionInLayer(){
if(this.#h)return this.#h;if(!this.#t)return null;let{x:t,y:e,height:s}=this.#t.getBoundingClientRect(),{x:i,y:n,width:r,
height:a}=this.#i.parent.boundingClientRect;return[(t-i)/r,(e+s-n)/a]}set commentPopupPositionInLayer(t){this.#h=t}hasDefaultPopupPosition(){
return this.#h===null}removeStandaloneCommentButton(){this.#t?.remove(),this.#t=null}removeToolbarCommentButton(){this.#e?.
remove(),this.#e=null}setCommentButtonStates({selected:t,hasPopup:e}){this.#t&&(this.#t.classList.toggle("selected",t),this.#t.
ariaExpanded=e)}#u(t,e){if(!this.#i._uiManager.hasCommentManager())return null;t.tabIndex="0",t.ariaHasPopup="dialog",e?
(t.ariaControls="commentPopup",t.setAttribute("data-l10n-id","pdfjs-show-comment-button")):(t.ariaControlsElements=[this.#i.
_uiManager.getCommentDialogElement()],t.setAttribute("data-l10n-id","pdfjs-editor-add-comment-button"));let s=this.#i._uiManager.
_signal;if(!(s instanceof AbortSignal)||s.aborted)return t;t.addEventListener("contextmenu",gt,{signal:s}),e&&(t.addEventListener(
"focusin",n=>{this.#i._focusEventsAllowed=!1,tt(n)},{capture:!0,signal:s}),t.addEventListener("focusout",n=>{this.#i._focusEventsAllowed=
!0,tt(n)},{capture:!0,signal:s})),t.addEventListener("pointerdown",n=>n.stopPropagation(),{signal:s});let i=n=>{n.preventDefault(),
t===this.#e?this.edit():this.#i.toggleComment(!0)};return t.addEventListener("click",i,{capture:!0,signal:s}),t.addEventListener(
"keydown",n=>{n.target===t&&n.key==="Enter"&&(this.#s=!0,i(n))},{signal:s}),t.addEventListener("pointerenter",()=>{this.#i.
toggleComment(!1,!0)},{signal:s}),t.addEventListener("pointerleave",()=>{this.#i.toggleComment(!1,!1)},{signal:s}),t}edit(t){
let e=this.commentPopupPositionInLayer,s,i;if(e)[s,i]=e;else{[s,i]=this.#i.commentButtonPosition;let{width:c,height:d,x:u,
y:f}=this.#i;s=u+s*c,i=f+i*d}let n=this.#i.parent.boundingClientRect,{x:r,y:a,width:o,height:l}=n;this.#i._uiManager.editComment(
this.#i,r+s*o,a+i*l,{...t,parentDimensions:n})}finish(){this.#e&&(this.#e.focus({focusVisible:this.#s}),this.#s=!1)}isDeleted(){
return this.#l||this.#a===""}isEmpty(){return this.#a===null}hasBeenEdited(){return this.isDeleted()||this.#a!==this.#n}serialize(){
return this.data}get data(){return{text:this.#a,richText:this.#r,date:this.#o,deleted:this.isDeleted()}}set data(t){if(t!==
this.#a&&(this.#r=null),t===null){this.#a="",this.#l=!0;return}this.#a=t,this.#o=new Date,this.#l=!1}restoreData({text:t,
richText:e,date:s}){this.#a=t,this.#r=e,this.#o=s,this.#l=!1}setInitialText(t,e=null){this.#n=t,this.data=t,this.#o=null,
this.#r=e}shown(){}destroy(){this.#e?.remove(),this.#e=null,this.#t?.remove(),this.#t=null,this.#a="",this.#r=null,this.#o=
null,this.#i=null,this.#s=!1,this.#l=!1}};function Bn(h){h.preventDefault()}var Hn=1e-4;function Ls(h){return h.cancelable?
(tt(h),!0):(h.stopPropagation(),!1)}var Je=class{#t;#e=!1;#s=null;#i;#n;#r;#a;#o;#l=!1;#h=null;#u;#c=new Set;#f=null;#p;#m=null;#d=0;constructor({
container:t,isPinchingDisabled:e=null,isPinchingStopped:s=null,onPinchStart:i=null,onPinching:n=null,onPinchEnd:r=null,onPanning:a=null,
signal:o}){this.#t=t,this.#s=s,this.#i=e,this.#n=i,this.#r=n,this.#a=r,this.#o=a,this.#p=new AbortController,this.#u=AbortSignal.
any([o,this.#p.signal]),t.addEventListener("touchstart",this.#g.bind(this),{passive:!1,signal:this.#u})}get MIN_TOUCH_DISTANCE_TO_PINCH(){
return 35/ft.pixelRatio}get MIN_TOUCH_DISTANCE_TO_SCALE(){return 4/ft.pixelRatio}#g(t){if(this.#i?.())return;this.#y(t);
let e=this.#c;for(let{identifier:s}of t.changedTouches)e.add(s);if(e.size===1){this.#b();return}if(!this.#m){this.#m=new AbortController;
let s=AbortSignal.any([this.#u,this.#m.signal]),i=this.#t,n={signal:s,capture:!1,passive:!1};i.addEventListener("touchmo\
ve",this.#S.bind(this),n);let r=this.#E.bind(this);i.addEventListener("touchend",r,n),i.addEventListener("touchcancel",r,
n),n.capture=!0,i.addEventListener("pointerdown",tt,n),i.addEventListener("pointermove",tt,n),i.addEventListener("pointe\
rcancel",Bn,n),i.addEventListener("pointerup",Bn,n),this.#n?.()}this.#l=Ls(t),this.#w(t)}#b(){if(this.#h)return;let t=this.#h=
new AbortController,e=AbortSignal.any([this.#u,t.signal]),s=this.#t,i={capture:!0,signal:e,passive:!1},n=r=>{r.pointerType===
"touch"&&(this.#h?.abort(),this.#h=null)};s.addEventListener("pointerdown",r=>{r.pointerType==="touch"&&(tt(r),n(r))},i),
s.addEventListener("pointerup",n,i),s.addEventListener("pointercancel",n,i)}#y(t){let e=this.#c;if(e.size===0)return;let s=this.#c=
new Set;for(let{identifier:i}of t.touches)e.has(i)&&s.add(i)}#A(t){let e=this.#c,s=[];for(let i of t.touches)e.has(i.identifier)&&
s.push(i);return s}#w(t){let e=this.#A(t);if(e.length!==2||this.#s?.()){this.#f=null;return}let[s,i]=e;this.#f={touch0X:s.
screenX,touch0Y:s.screenY,touch1X:i.screenX,touch1Y:i.screenY,panX:(s.clientX+i.clientX)/2,panY:(s.clientY+i.clientY)/2,
screenPanX:(s.screenX+i.screenX)/2,screenPanY:(s.screenY+i.screenY)/2}}#S(t){if(!this.#f)return;let e=this.#A(t);if(e.length!==
2)return;let s=this.#l;if(this.#l=Ls(t),!this.#l)return;if(!s){this.#w(t);return}let[i,n]=e,{screenX:r,screenY:a}=i,{screenX:o,
screenY:l}=n,c=this.#f,{touch0X:d,touch0Y:u,touch1X:f,touch1Y:p,panX:g,panY:m}=c,b=f-d,y=p-u,A=o-r,w=l-a,v=(i.clientX+n.
clientX)/2,S=(i.clientY+n.clientY)/2;c.panX=v,c.panY=S;let E=v-g,C=S-m,_=(r+o)/2,T=(a+l)/2,I=Math.hypot(_-c.screenPanX,T-
c.screenPanY);c.screenPanX=_,c.screenPanY=T;let P=Math.hypot(A,w),R=Math.hypot(b,y),B=this.#e?this.MIN_TOUCH_DISTANCE_TO_SCALE:
this.MIN_TOUCH_DISTANCE_TO_PINCH+2*I;if(P<Hn||R<Hn||Math.abs(R-P)<=B){(E||C)&&this.#o?.(E,C);return}c.touch0X=r,c.touch0Y=
a,c.touch1X=o,c.touch1Y=l;let G=Math.sign(P-R);if(!this.#e){this.#e=!0,this.#d=G,(E||C)&&this.#o?.(E,C);return}if(this.#d){
let D=this.#d;if(this.#d=0,G!==D&&Math.abs(P-R)<=2*I){this.#e=!1,(E||C)&&this.#o?.(E,C);return}}this.#r?.([g,m],R,P,E,C)}#E(t){
if(this.#y(t),this.#c.size>=2){this.#w(t);return}let e=!!this.#f;this.#v(),this.#c.size===1&&this.#b(),e&&Ls(t)}#v(){this.#f=
null,this.#e=!1,this.#d=0,this.#l=!1,this.#m&&(this.#m.abort(),this.#m=null,this.#a?.())}destroy(){this.#v(),this.#c.clear(),
this.#p?.abort(),this.#p=null,this.#h?.abort(),this.#h=null}},z=class h{#t=null;#e=null;#s=null;#i=null;#n=null;#r=!1;#a=null;#o="";#l=null;#h=null;#u=null;#c=null;#f=null;#p="";#m=!1;#d=null;#g=!1;#b=!1;#y=!1;#A=null;#w=0;#S=0;#E=null;#v=null;isSelected=!1;_isCopy=!1;_editToolbar=null;_initialOptions=Object.
create(null);_initialData=null;_isVisible=!0;_uiManager=null;_focusEventsAllowed=!0;static _l10n=null;static _l10nAlert=null;static _l10nResizer=null;#_=!1;#I=h.
_zIndex++;static _borderLineWidth=-1;static _colorManager=new Qs;static _zIndex=1;static _telemetryTimeout=1e3;static get _resizerKeyboardManager(){
let t=h.prototype._resizeWithKeyboard,e=Ut.TRANSLATE_SMALL,s=Ut.TRANSLATE_BIG;return k(this,"_resizerKeyboardManager",new Ht(
[[["ArrowLeft"],t,{args:[-e,0]}],[["ctrl+ArrowLeft","mac+shift+ArrowLeft"],t,{args:[-s,0]}],[["ArrowRight"],t,{args:[e,0]}],
[["ctrl+ArrowRight","mac+shift+ArrowRight"],t,{args:[s,0]}],[["ArrowUp"],t,{args:[0,-e]}],[["ctrl+ArrowUp","mac+shift+Ar\
rowUp"],t,{args:[0,-s]}],[["ArrowDown"],t,{args:[0,e]}],[["ctrl+ArrowDown","mac+shift+ArrowDown"],t,{args:[0,s]}],[["Esc\
ape"],h.prototype._stopResizingWithKeyboard]]))}constructor(t){this.parent=t.parent,this.id=t.id,this.width=this.height=
null,this.pageIndex=t.parent.pageIndex,this.name=t.name,this.div=null,this._uiManager=t.uiManager,this.annotationElementId=
null,this._willKeepAspectRatio=!1,this._initialOptions.isCentered=t.isCentered,this._structTreeParentId=null,this.annotationElementId=
t.annotationElementId||null,this.creationDate=t.creationDate||new Date,this.modificationDate=t.modificationDate||null,this.
canAddComment=!0;let{rotation:e,rawDims:{pageWidth:s,pageHeight:i,pageX:n,pageY:r}}=this.parent.viewport;this.rotation=e,
this.pageRotation=(360+e-this._uiManager.viewParameters.rotation)%360,this.pageDimensions=[s,i],this.pageTranslation=[n,
r];let[a,o]=this.parentDimensions;this.x=t.x/a,this.y=t.y/o,this.isAttachedToDOM=!1,this.deleted=!1}updatePageIndex(t){this.
pageIndex=t}get editorType(){return Object.getPrototypeOf(this).constructor._type}get mode(){return Object.getPrototypeOf(
this).constructor._editorType}static get isDrawer(){return!1}static get _defaultLineColor(){return k(this,"_defaultLineC\
olor",this._colorManager.getHexCode("CanvasText"))}static deleteAnnotationElement(t){let e=new Js({id:t._uiManager.getId(),
parent:t.parent,uiManager:t._uiManager});e.annotationElementId=t.annotationElementId,e.deleted=!0,e._uiManager.addToAnnotationStorage(
e)}static initialize(t,e){if(h._l10n??=t,h._l10nAlert??=Object.freeze({highlight:"pdfjs-editor-highlight-added-alert",freetext:"\
pdfjs-editor-freetext-added-alert",ink:"pdfjs-editor-ink-added-alert",stamp:"pdfjs-editor-stamp-added-alert",signature:"\
pdfjs-editor-signature-added-alert"}),h._l10nResizer??=Object.freeze({topLeft:"pdfjs-editor-resizer-top-left",topMiddle:"\
pdfjs-editor-resizer-top-middle",topRight:"pdfjs-editor-resizer-top-right",middleRight:"pdfjs-editor-resizer-middle-righ\
t",bottomRight:"pdfjs-editor-resizer-bottom-right",bottomMiddle:"pdfjs-editor-resizer-bottom-middle",bottomLeft:"pdfjs-e\
ditor-resizer-bottom-left",middleLeft:"pdfjs-editor-resizer-middle-left"}),h._borderLineWidth!==-1)return;let s=getComputedStyle(
document.documentElement);h._borderLineWidth=parseFloat(s.getPropertyValue("--outline-width"))||0}static updateDefaultParams(t,e){}static get defaultPropertiesToUpdate(){
return[]}static isHandlingMimeForPasting(t){return!1}static paste(t,e){U("Not implemented")}get propertiesToUpdate(){return[]}get _isDraggable(){
return this.#_}set _isDraggable(t){this.#_=t,this.div?.classList.toggle("draggable",t)}get uid(){return this.annotationElementId||
this.id}get isEnterHandled(){return!0}center(){let[t,e]=this.pageDimensions;switch(this.parentRotation){case 90:this.x-=
this.height*e/(t*2),this.y+=this.width*t/(e*2);break;case 180:this.x+=this.width/2,this.y+=this.height/2;break;case 270:
this.x+=this.height*e/(t*2),this.y-=this.width*t/(e*2);break;default:this.x-=this.width/2,this.y-=this.height/2;break}this.
fixAndSetPosition()}addCommands(t){this._uiManager.addCommands(t)}get currentLayer(){return this._uiManager.currentLayer}setInBackground(){
this.div.style.zIndex=0}setInForeground(){this.div.style.zIndex=this.#I}setParent(t){t!==null?(this.pageIndex=t.pageIndex,
this.pageDimensions=t.pageDimensions):(this.#F(),this.#c?.remove(),this.#c=null),this.parent=t}focusin(t){this._focusEventsAllowed&&
(this.#m?this.#m=!1:this.parent.setSelected(this))}focusout(t){!this._focusEventsAllowed||!this.isAttachedToDOM||t.relatedTarget?.
closest(`#${this.id}`)||(t.preventDefault(),this.parent?.isMultipleSelection||this.commitOrRemove())}commitOrRemove(){this.
isEmpty()?this.remove():this.commit()}commit(){this.isInEditMode()&&this.addToAnnotationStorage()}addToAnnotationStorage(){
this._uiManager.addToAnnotationStorage(this)}setAt(t,e,s,i){let[n,r]=this.parentDimensions;[s,i]=this.screenToPageTranslation(
s,i),this.x=(t+s)/n,this.y=(e+i)/r,this.fixAndSetPosition()}_moveAfterPaste(t,e){if(this.isClone){delete this.isClone;return}
let[s,i]=this.parentDimensions;this.setAt(t*s,e*i,this.width*s,this.height*i),this._onTranslated()}#k([t,e],s,i){[s,i]=this.
screenToPageTranslation(s,i),this.x+=s/t,this.y+=i/e,this._onTranslating(this.x,this.y),this.fixAndSetPosition()}translate(t,e){
this.#k(this.parentDimensions,t,e)}translateInPage(t,e){this.#d||=[this.x,this.y,this.width,this.height],this.#k(this.pageDimensions,
t,e),this.div.scrollIntoView({block:"nearest"})}translationDone(){this._onTranslated(this.x,this.y)}drag(t,e){this.#d||=
[this.x,this.y,this.width,this.height];let{div:s,parentDimensions:[i,n]}=this;if(this.x+=t/i,this.y+=e/n,this.parent&&(this.
x<0||this.x>1||this.y<0||this.y>1)){let{x:d,y:u}=this.div.getBoundingClientRect();this.parent.findNewParent(this,d,u)&&(this.
x-=Math.floor(this.x),this.y-=Math.floor(this.y))}let{x:r,y:a}=this,[o,l]=this.getBaseTranslation();r+=o,a+=l;let{style:c}=s;
c.left=`${(100*r).toFixed(2)}%`,c.top=`${(100*a).toFixed(2)}%`,this._onTranslating(r,a)}_onTranslating(t,e){}_onTranslated(t,e){}get _hasBeenMoved(){
return!!this.#d&&(this.#d[0]!==this.x||this.#d[1]!==this.y)}get _hasBeenResized(){return!!this.#d&&(this.#d[2]!==this.width||
this.#d[3]!==this.height)}getBaseTranslation(){let[t,e]=this.parentDimensions,{_borderLineWidth:s}=h,i=s/t,n=s/e;switch(this.
rotation){case 90:return[-i,n];case 180:return[i,n];case 270:return[i,-n];default:return[-i,-n]}}get _mustFixPosition(){
return!0}fixAndSetPosition(t=this.rotation){let{div:{style:e},pageDimensions:[s,i]}=this,{x:n,y:r,width:a,height:o}=this;
a*=s,o*=i,n*=s,r*=i;let l=0,c=0,d=this._uiManager._keepToolbarInPage&&this._editToolbar?.div;if(d?.offsetParent){let p=this.
parentScale,g=d.offsetLeft+this.div.clientLeft,m=d.offsetTop+this.div.clientTop,b=Math.min(0,g)/p,y=Math.min(0,m)/p,A=a-
b+Math.max(0,g+d.offsetWidth-this.div.offsetWidth)/p,w=o-y+Math.max(0,m+d.offsetHeight-this.div.offsetHeight)/p;A<=(t%180?
i:s)&&(a=A,l=b),w<=(t%180?s:i)&&(o=w,c=y),[l,c]=h.#T(l,c,t),n+=l,r+=c}if(this._mustFixPosition)switch(t){case 0:n=V(n,0,
s-a),r=V(r,0,i-o);break;case 90:n=V(n,0,s-o),r=V(r,a,i);break;case 180:n=V(n,a,s),r=V(r,o,i);break;case 270:n=V(n,o,s),r=
V(r,0,i-a);break}this.x=n=(n-l)/s,this.y=r=(r-c)/i;let[u,f]=this.getBaseTranslation();n+=u,r+=f,e.left=`${(100*n).toFixed(
2)}%`,e.top=`${(100*r).toFixed(2)}%`,this.moveInDOM()}static#T(t,e,s){switch(s){case 90:return[e,-t];case 180:return[-t,
-e];case 270:return[-e,t];default:return[t,e]}}screenToPageTranslation(t,e){return h.#T(t,e,this.parentRotation)}pageTranslationToScreen(t,e){
return h.#T(t,e,360-this.parentRotation)}#O(t){switch(t){case 90:{let[e,s]=this.pageDimensions;return[0,-e/s,s/e,0]}case 180:
return[-1,0,0,-1];case 270:{let[e,s]=this.pageDimensions;return[0,e/s,-s/e,0]}default:return[1,0,0,1]}}get parentScale(){
return this._uiManager.viewParameters.realScale}get parentRotation(){return(this._uiManager.viewParameters.rotation+this.
pageRotation)%360}get parentDimensions(){let{parentScale:t,pageDimensions:[e,s]}=this;return[e*t,s*t]}setDims(){let{div:{
style:t},width:e,height:s}=this;t.width=`${(100*e).toFixed(2)}%`,t.height=`${(100*s).toFixed(2)}%`}getInitialTranslation(){
return[0,0]}#P(){if(this.#l)return;this.#l=document.createElement("div"),this.#l.classList.add("resizers");let t=this._willKeepAspectRatio?
["topLeft","topRight","bottomRight","bottomLeft"]:["topLeft","topMiddle","topRight","middleRight","bottomRight","bottomM\
iddle","bottomLeft","middleLeft"],e=this._uiManager._signal;for(let s of t){let i=document.createElement("div");this.#l.
append(i),i.classList.add("resizer",s),i.setAttribute("data-resizer-name",s),i.addEventListener("pointerdown",this.#D.bind(
this,s),{signal:e}),i.addEventListener("contextmenu",gt,{signal:e}),i.tabIndex=-1}this.div.prepend(this.#l)}#D(t,e){e.preventDefault();
let{isMac:s}=H.platform;if(e.button!==0||e.ctrlKey&&s)return;this.#s?.toggle(!1);let i=this._isDraggable;this._isDraggable=
!1,this.#h=[e.screenX,e.screenY];let n=new AbortController,r=this._uiManager.combinedSignal(n);this.parent.togglePointerEvents(
!1),window.addEventListener("pointermove",this.#B.bind(this,t),{passive:!0,capture:!0,signal:r}),window.addEventListener(
"touchmove",tt,{passive:!1,signal:r}),window.addEventListener("contextmenu",gt,{signal:r}),this.#u={savedX:this.x,savedY:this.
y,savedWidth:this.width,savedHeight:this.height};let a=this.parent.div.style.cursor,o=this.div.style.cursor;this.div.style.
cursor=this.parent.div.style.cursor=window.getComputedStyle(e.target).cursor;let l=()=>{n.abort(),this.parent.togglePointerEvents(
!0),this.#s?.toggle(!0),this._isDraggable=i,this.parent.div.style.cursor=a,this.div.style.cursor=o,this.#L()};window.addEventListener(
"pointerup",l,{signal:r}),window.addEventListener("blur",l,{signal:r})}#R(t,e,s,i){this.width=s,this.height=i,this.x=t,this.
y=e,this.setDims(),this.fixAndSetPosition(),this._onResized()}_onResized(){}#L(){if(!this.#u)return;let{savedX:t,savedY:e,
savedWidth:s,savedHeight:i}=this.#u;this.#u=null;let n=this.x,r=this.y,a=this.width,o=this.height;n===t&&r===e&&a===s&&o===
i||this.addCommands({cmd:this.#R.bind(this,n,r,a,o),undo:this.#R.bind(this,t,e,s,i),mustExec:!0})}static _round(t){return Math.
round(t*1e4)/1e4}#B(t,e){let[s,i]=this.parentDimensions,n=this.x,r=this.y,a=this.width,o=this.height,l=h.MIN_SIZE/s,c=h.
MIN_SIZE/i,d=this.#O(this.rotation),u=(D,L)=>[d[0]*D+d[2]*L,d[1]*D+d[3]*L],f=this.#O(360-this.rotation),p=(D,L)=>[f[0]*D+
f[2]*L,f[1]*D+f[3]*L],g,m,b=!1,y=!1;switch(t){case"topLeft":b=!0,g=(D,L)=>[0,0],m=(D,L)=>[D,L];break;case"topMiddle":g=(D,L)=>[
D/2,0],m=(D,L)=>[D/2,L];break;case"topRight":b=!0,g=(D,L)=>[D,0],m=(D,L)=>[0,L];break;case"middleRight":y=!0,g=(D,L)=>[D,
L/2],m=(D,L)=>[0,L/2];break;case"bottomRight":b=!0,g=(D,L)=>[D,L],m=(D,L)=>[0,0];break;case"bottomMiddle":g=(D,L)=>[D/2,
L],m=(D,L)=>[D/2,0];break;case"bottomLeft":b=!0,g=(D,L)=>[0,L],m=(D,L)=>[D,0];break;case"middleLeft":y=!0,g=(D,L)=>[0,L/
2],m=(D,L)=>[D,L/2];break}let A=g(a,o),w=m(a,o),v=u(...w),S=h._round(n+v[0]),E=h._round(r+v[1]),C=1,_=1,T,I;if(e.fromKeyboard)
({deltaX:T,deltaY:I}=e);else{let{screenX:D,screenY:L}=e,[et,st]=this.#h;[T,I]=this.screenToPageTranslation(D-et,L-st),this.#h[0]=
D,this.#h[1]=L}if([T,I]=p(T/s,I/i),b){let D=Math.hypot(a,o);C=_=Math.max(Math.min(Math.hypot(w[0]-A[0]-T,w[1]-A[1]-I)/D,
1/a,1/o),l/a,c/o)}else y?C=V(Math.abs(w[0]-A[0]-T),l,1)/a:_=V(Math.abs(w[1]-A[1]-I),c,1)/o;let P=h._round(a*C),R=h._round(
o*_);v=u(...m(P,R));let B=S-v[0],G=E-v[1];this.#d||=[this.x,this.y,this.width,this.height],this.width=P,this.height=R,this.
x=B,this.y=G,this.setDims(),this.fixAndSetPosition(),this._onResizing()}_onResizing(){}altTextFinish(){this.#s?.finish()}get toolbarButtons(){
return null}async addEditToolbar(){if(this._editToolbar||this.#b)return this._editToolbar;this._editToolbar=new Ws(this),
this.div.append(this._editToolbar.render());let{toolbarButtons:t}=this;if(t)for(let[e,s]of t)await this._editToolbar.addButton(
e,s);return this.hasComment||this._editToolbar.addButton("comment",this.addCommentButton()),this._editToolbar.addButton(
"delete"),this._editToolbar}addCommentButtonInToolbar(){this._editToolbar?.addButtonBefore("comment",this.addCommentButton(),
".deleteButton")}removeCommentButtonFromToolbar(){this._editToolbar?.removeButton("comment")}removeEditToolbar(){this._editToolbar?.
remove(),this._editToolbar=null,this.#s?.destroy()}addContainer(t){let e=this._editToolbar?.div;e?e.before(t):this.div.append(
t)}getClientDimensions(){return this.div.getBoundingClientRect()}createAltText(){return this.#s||(Qe.initialize(h._l10n),
this.#s=new Qe(this),this.#t&&(this.#s.data=this.#t,this.#t=null)),this.#s}get altTextData(){return this.#s?.data}set altTextData(t){
this.#s&&(this.#s.data=t)}get guessedAltText(){return this.#s?.guessedText}async setGuessedAltText(t){await this.#s?.setGuessedText(
t)}serializeAltText(t){return this.#s?.serialize(t)}hasAltText(){return!!this.#s&&!this.#s.isEmpty()}hasAltTextData(){return this.#s?.
hasData()??!1}focusCommentButton(){this.#i?.focusButton()}addCommentButton(){return this.canAddComment?this.#i||=new Yt(
this):null}addStandaloneCommentButton(){if(this._uiManager.hasCommentManager()){if(this.#n){this._uiManager.isEditingMode()&&
this.#n.classList.remove("hidden");return}this.hasComment&&(this.#n=this.#i.renderForStandalone(),this.div.append(this.#n))}}removeStandaloneCommentButton(){
this.#i.removeStandaloneCommentButton(),this.#n=null}hideStandaloneCommentButton(){this.#n?.classList.add("hidden")}get comment(){
if(!this.#i)return null;let{data:{richText:t,text:e,date:s,deleted:i}}=this.#i;return{text:e,richText:t,date:s,deleted:i,
color:this.getNonHCMColor(),opacity:this.opacity??1}}set comment(t){this.#i||=new Yt(this),typeof t=="object"&&t!==null?
this.#i.restoreData(t):this.#i.data=t,this.hasComment?(this.removeCommentButtonFromToolbar(),this.addStandaloneCommentButton(),
this._uiManager.updateComment(this)):(this.addCommentButtonInToolbar(),this.removeStandaloneCommentButton(),this._uiManager.
removeComment(this))}setCommentData({comment:t,popupRef:e,richText:s}){if(!e||(this.#i||=new Yt(this),this.#i.setInitialText(
t,s),!this.annotationElementId))return;let i=this._uiManager.getAndRemoveDataFromAnnotationStorage(this.annotationElementId);
i&&this.updateFromAnnotationLayer(i)}get hasEditedComment(){return this.#i?.hasBeenEdited()}get hasDeletedComment(){return this.#i?.
isDeleted()}get hasComment(){return!!this.#i&&!this.#i.isEmpty()&&!this.#i.isDeleted()}async editComment(t){this.#i||=new Yt(
this),this.#i.edit(t)}toggleComment(t,e=void 0){this.hasComment&&this._uiManager.toggleComment(this,t,e)}setSelectedCommentButton(t){
this.#i.setSelectedButton(t)}addComment(t){if(this.hasEditedComment){let[,,,i]=t.rect,[n]=this.pageDimensions,[r]=this.pageTranslation,
a=r+n+1,o=i-100,l=a+180;t.popup={contents:this.comment.text,deleted:this.comment.deleted,rect:[a,o,l,i]}}}updateFromAnnotationLayer({
popup:{contents:t,deleted:e}}){this.#i.data=e?null:t}get parentBoundingClientRect(){return this.parent.boundingClientRect}render(){
let t=this.div=document.createElement("div");t.setAttribute("data-editor-rotation",(360-this.rotation)%360),t.className=
this.name,t.setAttribute("id",this.id),t.tabIndex=this.#r?-1:0,t.setAttribute("role","application"),this.defaultL10nId&&
t.setAttribute("data-l10n-id",this.defaultL10nId),this._isVisible||t.classList.add("hidden"),this.setInForeground(),this.#U();
let[e,s]=this.parentDimensions;this.parentRotation%180!==0&&(t.style.maxWidth=`${(100*s/e).toFixed(2)}%`,t.style.maxHeight=
`${(100*e/s).toFixed(2)}%`);let[i,n]=this.getInitialTranslation();return this.translate(i,n),ur(this,t,["keydown","point\
erdown","dblclick"]),this.#z(),this.addStandaloneCommentButton(),this._uiManager._editorUndoBar?.hide(),t}#V(){this.#u={
savedX:this.x,savedY:this.y,savedWidth:this.width,savedHeight:this.height},this.#s?.toggle(!1),this.parent.togglePointerEvents(
!1)}#H(t,e,s){let n=.7*(s/e)+1-.7;if(n===1)return;let r=this.#O(this.rotation),a=(S,E)=>[r[0]*S+r[2]*E,r[1]*S+r[3]*E],[o,
l]=this.parentDimensions,c=this.x,d=this.y,u=this.width,f=this.height,p=h.MIN_SIZE/o,g=h.MIN_SIZE/l;n=Math.max(Math.min(
n,1/u,1/f),p/u,g/f);let m=h._round(u*n),b=h._round(f*n);if(m===u&&b===f)return;this.#d||=[c,d,u,f];let y=a(u/2,f/2),A=h.
_round(c+y[0]),w=h._round(d+y[1]),v=a(m/2,b/2);this.x=A-v[0],this.y=w-v[1],this.width=m,this.height=b,this.setDims(),this.
fixAndSetPosition(),this._onResizing()}#j(){this.#s?.toggle(!0),this.parent.togglePointerEvents(!0),this.#L()}pointerdown(t){
let{isMac:e}=H.platform;if(t.button!==0||t.ctrlKey&&e){t.preventDefault();return}if(this.#m=!0,this._isDraggable){this.#C(
t);return}this.#x(t)}#x(t){let{isMac:e}=H.platform;t.ctrlKey&&!e||t.shiftKey||t.metaKey&&e?this.parent.toggleSelected(this):
this.parent.setSelected(this)}#C(t){let{isSelected:e}=this;this._uiManager.setUpDragSession();let s=!1,i=new AbortController,
n=this._uiManager.combinedSignal(i),r={capture:!0,passive:!1,signal:n},a=l=>{i.abort(),this.#a=null,this.#m=!1,this._uiManager.
endDragSession()||this.#x(l),s&&this._onStopDragging()};e&&(this.#w=t.clientX,this.#S=t.clientY,this.#a=t.pointerId,this.#o=
t.pointerType,window.addEventListener("pointermove",l=>{s||(s=!0,this._uiManager.toggleComment(this,!0,!1),this._onStartDragging());
let{clientX:c,clientY:d,pointerId:u}=l;if(u!==this.#a){tt(l);return}let[f,p]=this.screenToPageTranslation(c-this.#w,d-this.#S);
this.#w=c,this.#S=d,this._uiManager.dragSelectedEditors(f,p),this.div.scrollIntoView({block:"nearest"})},r),window.addEventListener(
"touchmove",tt,r),window.addEventListener("pointerdown",l=>{l.pointerType===this.#o&&(this.#v||l.isPrimary)&&a(l),tt(l)},
r));let o=l=>{if(!this.#a||this.#a===l.pointerId){a(l);return}tt(l)};window.addEventListener("pointerup",o,{signal:n}),window.
addEventListener("blur",o,{signal:n})}_onStartDragging(){}_onStopDragging(){}moveInDOM(){this.#A&&clearTimeout(this.#A),
this.#A=setTimeout(()=>{this.#A=null,this.parent?.moveEditorInDOM(this)},0)}_setParentAndPosition(t,e,s){t.changeParent(
this),this.x=e,this.y=s,this.fixAndSetPosition(),this._onTranslated()}getRect(t,e,s=this.rotation){let i=this.parentScale,
[n,r]=this.pageDimensions,[a,o]=this.pageTranslation,l=t/i,c=e/i,d=this.x*n,u=this.y*r,f=this.width*n,p=this.height*r;switch(s){case 0:
return[d+l+a,r-u-c-p+o,d+l+f+a,r-u-c+o];case 90:return[d+c+a,r-u+l+o,d+c+p+a,r-u+l+f+o];case 180:return[d-l-f+a,r-u+c+o,
d-l+a,r-u+c+p+o];case 270:return[d-c-p+a,r-u-l-f+o,d-c+a,r-u-l+o];default:throw new Error("Invalid rotation")}}getRectInCurrentCoords(t,e){
let[s,i,n,r]=t,a=n-s,o=r-i;switch(this.rotation){case 0:return[s,e-r,a,o];case 90:return[s,e-i,o,a];case 180:return[n,e-
i,a,o];case 270:return[n,e-r,o,a];default:throw new Error("Invalid rotation")}}getPDFRect(){return this.getRect(0,0)}getNonHCMColor(){
return this.color&&h._colorManager.convert(this._uiManager.getNonHCMColor(this.color))}onUpdatedColor(){this.#i?.onUpdatedColor()}getData(){
let{comment:{text:t,color:e,date:s,opacity:i,deleted:n,richText:r},uid:a,pageIndex:o,creationDate:l,modificationDate:c}=this;
return{id:a,pageIndex:o,rect:this.getPDFRect(),richText:r,contentsObj:{str:t},creationDate:l,modificationDate:s||c,popupRef:!n,
color:e,opacity:i}}onceAdded(t){}isEmpty(){return!1}enableEditMode(){return this.isInEditMode()?!1:(this.parent.setEditingState(
!1),this.#b=!0,!0)}disableEditMode(){return this.isInEditMode()?(this.parent.setEditingState(!0),this.#b=!1,!0):!1}isInEditMode(){
return this.#b}shouldGetKeyboardEvents(){return this.#y}needsToBeRebuilt(){return this.div&&!this.isAttachedToDOM}get isOnScreen(){
let{top:t,left:e,bottom:s,right:i}=this.getClientDimensions(),{innerHeight:n,innerWidth:r}=window;return e<r&&i>0&&t<n&&
s>0}#U(){if(this.#f||!this.div)return;this.#f=new AbortController;let t=this._uiManager.combinedSignal(this.#f);this.div.
addEventListener("focusin",this.focusin.bind(this),{signal:t}),this.div.addEventListener("focusout",this.focusout.bind(this),
{signal:t})}#z(){this.#v||!this.div||!this.isResizable||!this._uiManager._supportsPinchToZoom||(this.#v=new Je({container:this.
div,isPinchingDisabled:()=>!this.isSelected,onPinchStart:this.#V.bind(this),onPinching:this.#H.bind(this),onPinchEnd:this.#j.
bind(this),signal:this._uiManager._signal}))}rebuild(){this.#U(),this.#z()}rotate(t){}resize(){}serializeDeleted(){return{
id:this.annotationElementId,deleted:!0,pageIndex:this.pageIndex,popupRef:this._initialData?.popupRef||""}}serialize(t=!1,e=null){
return{annotationType:this.mode,pageIndex:this.pageIndex,rect:this.getPDFRect(),rotation:this.rotation,structTreeParentId:this.
_structTreeParentId,popupRef:this._initialData?.popupRef||""}}static async deserialize(t,e,s){let i=new this.prototype.constructor(
{parent:e,id:s.getId(),uiManager:s,annotationElementId:t.annotationElementId,creationDate:t.creationDate,modificationDate:t.
modificationDate});i.rotation=t.rotation,i.#t=t.accessibilityData,i._isCopy=t.isCopy||!1;let[n,r]=i.pageDimensions,[a,o,
l,c]=i.getRectInCurrentCoords(t.rect,r);return i.x=a/n,i.y=o/r,i.width=l/n,i.height=c/r,i}get hasBeenModified(){return!!this.
annotationElementId&&(this.deleted||this.serialize()!==null)}remove(){if(this.#f?.abort(),this.#f=null,this.isEmpty()||this.
commit(),this.#v?.destroy(),this.#v=null,this.parent?this.parent.remove(this):this._uiManager.removeEditor(this),this.hideCommentPopup(),
this.#A&&(clearTimeout(this.#A),this.#A=null),this.#F(),this.removeEditToolbar(),this.#E){for(let t of this.#E.values())
clearTimeout(t);this.#E=null}this.parent=null,this.#c?.remove(),this.#c=null}get isResizable(){return!1}makeResizable(){
this.isResizable&&(this.#P(),this.#l.classList.remove("hidden"))}get toolbarPosition(){return null}get commentButtonPosition(){
return this._uiManager.direction==="ltr"?[1,0]:[0,0]}get commentButtonPositionInPage(){let{commentButtonPosition:[t,e]}=this,
[s,i,n,r]=this.getPDFRect();return[h._round(s+(n-s)*t),h._round(i+(r-i)*(1-e))]}get commentButtonColor(){return this._uiManager.
makeCommentColor(this.getNonHCMColor(),this.opacity)}get commentPopupPosition(){return this.#i.commentPopupPositionInLayer}set commentPopupPosition(t){
this.#i.commentPopupPositionInLayer=t}hasDefaultPopupPosition(){return this.#i.hasDefaultPopupPosition()}get commentButtonWidth(){
return this.#i.commentButtonWidth}get elementBeforePopup(){return this.div}setCommentButtonStates(t){this.#i?.setCommentButtonStates(
t)}keydown(t){if(!this.isResizable||t.target!==this.div||t.key!=="Enter")return;this._uiManager.setSelected(this),this.#u=
{savedX:this.x,savedY:this.y,savedWidth:this.width,savedHeight:this.height};let e=this.#l.children;if(!this.#e){this.#e=
Array.from(e);let r=this.#W.bind(this),a=this.#q.bind(this),o=this._uiManager._signal;for(let l of this.#e){let c=l.getAttribute(
"data-resizer-name");l.setAttribute("role","spinbutton"),l.addEventListener("keydown",r,{signal:o}),l.addEventListener("\
blur",a,{signal:o}),l.addEventListener("focus",this.#Y.bind(this,c),{signal:o}),l.setAttribute("data-l10n-id",h._l10nResizer[c])}}
let s=this.#e[0],i=0;for(let r of e){if(r===s)break;i++}let n=(360-this.rotation+this.parentRotation)%360/90*(this.#e.length/
4);if(n!==i){if(n<i)for(let a=0;a<i-n;a++)this.#l.append(this.#l.firstElementChild);else if(n>i)for(let a=0;a<n-i;a++)this.#l.
firstElementChild.before(this.#l.lastElementChild);let r=0;for(let a of e){let l=this.#e[r++].getAttribute("data-resizer\
-name");a.setAttribute("data-l10n-id",h._l10nResizer[l])}}this.#K(0),this.#y=!0,this.#l.firstElementChild.focus({focusVisible:!0}),
t.preventDefault(),t.stopImmediatePropagation()}#W(t){h._resizerKeyboardManager.exec(this,t)}#q(t){this.#y&&t.relatedTarget?.
parentNode!==this.#l&&this.#F()}#Y(t){this.#p=this.#y?t:""}#K(t){if(this.#e)for(let e of this.#e)e.tabIndex=t}_resizeWithKeyboard(t,e){
this.#y&&this.#B(this.#p,{deltaX:t,deltaY:e,fromKeyboard:!0})}#F(){this.#y=!1,this.#K(-1),this.#L()}_stopResizingWithKeyboard(){
this.#F(),this.div.focus()}select(){if(this.isSelected&&this._editToolbar){this._editToolbar.show();return}if(this.isSelected=
!0,this.makeResizable(),this.div?.classList.add("selectedEditor"),!this._editToolbar){this.addEditToolbar().then(()=>{this.
div?.classList.contains("selectedEditor")&&this.#N()});return}this.#N(),this.#s?.toggleAltTextBadge(!1)}#N(){this._editToolbar?.
show(),this._uiManager._keepToolbarInPage&&(this.fixAndSetPosition(),this._onTranslated())}focus(){this.div&&!this.div.contains(
document.activeElement)&&setTimeout(()=>this.div?.focus({preventScroll:!0}),0)}unselect(){this.isSelected&&(this.isSelected=
!1,this.#l?.classList.add("hidden"),this.div?.classList.remove("selectedEditor"),this.div?.contains(document.activeElement)&&
this._uiManager.currentLayer.div.focus({preventScroll:!0}),this._editToolbar?.hide(),this.#s?.toggleAltTextBadge(!0),this.
hideCommentPopup())}hideCommentPopup(){this.hasComment&&this._uiManager.toggleComment(null)}updateParams(t,e){}disableEditing(){}enableEditing(){}get canChangeContent(){
return!1}enterInEditMode(){this.canChangeContent&&(this.enableEditMode(),this.div.focus())}dblclick(t){t.target.nodeName!==
"BUTTON"&&(this.enterInEditMode(),this.parent.updateToolbar({mode:this.constructor._editorType,editId:this.uid}))}getElementForAltText(){
return this.div}get contentDiv(){return this.div}get isEditing(){return this.#g}set isEditing(t){this.#g=t,this.parent&&
(t?(this.parent.setSelected(this),this.parent.setActiveEditor(this)):this.parent.setActiveEditor(null))}static get MIN_SIZE(){
return 16}static canCreateNewEmptyEditor(){return!0}get telemetryInitialData(){return{action:"added"}}get telemetryFinalData(){
return null}_reportTelemetry(t,e=!1){if(e){this.#E||=new Map;let{action:s}=t,i=this.#E.get(s);i&&clearTimeout(i),i=setTimeout(
()=>{this._reportTelemetry(t),this.#E.delete(s),this.#E.size===0&&(this.#E=null)},h._telemetryTimeout),this.#E.set(s,i);
return}t.type||=this.editorType,this._uiManager._eventBus.dispatch("reporttelemetry",{source:this,details:{type:"editing",
data:t}})}show(t=this._isVisible){this.div.classList.toggle("hidden",!t),this._isVisible=t}enable(){this.div&&(this.div.
tabIndex=0),this.#r=!1}disable(){this.div&&(this.div.tabIndex=-1),this.#r=!0}updateFakeAnnotationElement(t){if(!this.#c&&
!this.deleted){this.#c=t.addFakeAnnotation(this);return}if(this.deleted){this.#c.remove(),this.#c=null;return}(this.hasEditedComment||
this._hasBeenMoved||this._hasBeenResized)&&this.#c.updateEdited({rect:this.getPDFRect(),popup:this.comment})}renderAnnotationElement(t){
if(this.deleted)return t.hide(),null;let e=t.container.querySelector(".annotationContent");if(!e)e=document.createElement(
"div"),e.classList.add("annotationContent",this.editorType),t.container.prepend(e);else if(e.nodeName==="CANVAS"){let s=e;
e=document.createElement("div"),e.classList.add("annotationContent",this.editorType),s.before(e)}return e}resetAnnotationElement(t){
let{firstElementChild:e}=t.container;e?.nodeName==="DIV"&&e.classList.contains("annotationContent")&&e.remove()}},Js=class extends z{constructor(t){
super(t),this.annotationElementId=t.annotationElementId,this.deleted=!0}serialize(){return this.serializeDeleted()}},Un=3285377520,
dt=4294901760,bt=65535,Ae=class{constructor(t){this.h1=t?t&4294967295:Un,this.h2=t?t&4294967295:Un}update(t){let e,s;if(typeof t==
"string"){e=new Uint8Array(t.length*2),s=0;for(let g=0,m=t.length;g<m;g++){let b=t.charCodeAt(g);b<=255?e[s++]=b:(e[s++]=
b>>>8,e[s++]=b&255)}}else if(ArrayBuffer.isView(t))e=t.slice(),s=e.byteLength;else throw new Error("Invalid data format,\
 must be a string or TypedArray.");let i=s>>2,n=s-i*4,r=new Uint32Array(e.buffer,0,i),a=0,o=0,l=this.h1,c=this.h2,d=3432918353,
u=461845907,f=d&bt,p=u&bt;for(let g=0;g<i;g++)g&1?(a=r[g],a=a*d&dt|a*f&bt,a=a<<15|a>>>17,a=a*u&dt|a*p&bt,l^=a,l=l<<13|l>>>
19,l=l*5+3864292196):(o=r[g],o=o*d&dt|o*f&bt,o=o<<15|o>>>17,o=o*u&dt|o*p&bt,c^=o,c=c<<13|c>>>19,c=c*5+3864292196);switch(a=
0,n){case 3:a^=e[i*4+2]<<16;case 2:a^=e[i*4+1]<<8;case 1:a^=e[i*4],a=a*d&dt|a*f&bt,a=a<<15|a>>>17,a=a*u&dt|a*p&bt,i&1?l^=
a:c^=a}this.h1=l,this.h2=c}hexdigest(){let t=this.h1,e=this.h2;return t^=e>>>1,t=t*3981806797&dt|t*36045&bt,e=e*4283543511&
dt|((e<<16|t>>>16)*2950163797&dt)>>>16,t^=e>>>1,t=t*444984403&dt|t*60499&bt,e=e*3301882366&dt|((e<<16|t>>>16)*3120437893&
dt)>>>16,t^=e>>>1,(t>>>0).toString(16).padStart(8,"0")+(e>>>0).toString(16).padStart(8,"0")}},we=Object.freeze({map:null,
hash:"",transfer:void 0}),ve=class{#t=!1;#e=null;#s=null;#i=new Map;onSetModified=null;onResetModified=null;onAnnotationEditor=null;getValue(t,e){
let s=this.#i.get(t);return s===void 0?e:Object.assign(e,s)}getRawValue(t){return this.#i.get(t)}remove(t){let e=this.#i.
get(t);e!==void 0&&(e instanceof z&&this.#s.delete(e.annotationElementId),this.#i.delete(t),this.#i.size===0&&this.resetModified(),
!this.#i.values().some(s=>s instanceof z)&&this.onAnnotationEditor?.(null))}setValue(t,e){let s=this.#i.get(t),i=!1;if(s!==
void 0)for(let[n,r]of Object.entries(e))s[n]!==r&&(i=!0,s[n]=r);else i=!0,this.#i.set(t,e);i&&this.#n(),e instanceof z&&
((this.#s||=new Map).set(e.annotationElementId,e),this.onAnnotationEditor?.(e.constructor._type))}has(t){return this.#i.
has(t)}get size(){return this.#i.size}#n(){this.#t||(this.#t=!0,this.onSetModified?.())}resetModified(){this.#t&&(this.#t=
!1,this.onResetModified?.())}get print(){return new Ze(this)}get serializable(){if(this.#i.size===0)return we;let t=new Map,
e=new Ae,s=[],i=Object.create(null),n=!1;for(let[r,a]of this.#i){let o=a instanceof z?a.serialize(!1,i):a;a.page&&(a.pageIndex=
a.page._pageIndex,delete a.page),o&&(t.set(r,o),e.update(`${r}:${JSON.stringify(o)}`),n||=!!o.bitmap)}if(n)for(let r of t.
values())r.bitmap&&s.push(r.bitmap);return t.size>0?{map:t,hash:e.hexdigest(),transfer:s}:we}get editorStats(){let t=null,
e=new Map,s=0,i=0;for(let n of this.#i.values()){if(!(n instanceof z)){n.popup&&(n.popup.deleted?i+=1:s+=1);continue}n.isCommentDeleted?
i+=1:n.hasEditedComment&&(s+=1);let r=n.telemetryFinalData;if(!r)continue;let{type:a}=r;e.getOrInsertComputed(a,()=>Object.
getPrototypeOf(n).constructor),t||=Object.create(null);let o=t[a]||=new Map;for(let[l,c]of Object.entries(r)){if(l==="ty\
pe")continue;let d=o.getOrInsertComputed(l,Ke);d.set(c,(d.get(c)??0)+1)}}if((i>0||s>0)&&(t||=Object.create(null),t.comments=
{deleted:i,edited:s}),!t)return null;for(let[n,r]of e)t[n]=r.computeTelemetryFinalData(t[n]);return t}resetModifiedIds(){
this.#e=null}updateEditor(t,e){let s=this.#s?.get(t);return s?(s.updateFromAnnotationLayer(e),!0):!1}getEditor(t){return this.#s?.
get(t)||null}get modifiedIds(){if(this.#e)return this.#e;let t=[];if(this.#s)for(let s of this.#s.values())s.serialize()&&
t.push(s.annotationElementId);let e="";if(t.length){let s=new Ae;s.update(t.join(",")),e=s.hexdigest()}return this.#e={ids:new Set(
t),hash:e}}[Symbol.iterator](){return this.#i.entries()}},Ze=class extends ve{#t=we;constructor(t){super();let{serializable:e}=t;
if(e===we)return;let{map:s,hash:i,transfer:n}=e,r=structuredClone(s,n?{transfer:n}:null);this.#t={map:r,hash:i,transfer:[]}}get print(){
U("Should not call PrintAnnotationStorage.print")}get serializable(){return this.#t}get modifiedIds(){return k(this,"mod\
ifiedIds",{ids:new Set,hash:""})}};function Xr(h){if(h instanceof URL)return h;if(typeof h=="string"){if(ht){if(/^[a-z][a-z0-9\-+.]+:/i.test(h))return new URL(
h);let e=process.getBuiltinModule("url");return new URL(e.pathToFileURL(h))}let t=URL.parse(h,window.location);if(t)return t}
throw new Error("Invalid PDF url data: either string or URL-object is expected in the url property.")}function Yr(h){if(ht&&
typeof Buffer<"u"&&h instanceof Buffer)throw new Error("Please provide binary data as `Uint8Array`, rather than `Buffer`\
.");if(h instanceof Uint8Array&&h.byteLength===h.buffer.byteLength)return h;if(typeof h=="string")return Es(h);if(h instanceof
ArrayBuffer||ArrayBuffer.isView(h)||typeof h=="object"&&!isNaN(h?.length))return new Uint8Array(h);throw new Error("Inva\
lid PDF binary data: either TypedArray, string, or array-like object is expected in the data property.")}function Be(h){
if(typeof h!="string")return null;if(h.endsWith("/"))return h;throw new Error(`Invalid factory url: "${h}" must include \
trailing slash.`)}var Zs=h=>typeof h=="object"&&Number.isInteger(h?.num)&&h.num>=0&&Number.isInteger(h?.gen)&&h.gen>=0,Kr=h=>typeof h==
"object"&&typeof h?.name=="string",qr=Nr.bind(null,Zs,Kr);function Qr(h,t){let e=URL.parse(h);if(!e?.origin||e.origin===
"null")return!1;let s=new URL(t,e);return e.origin===s.origin}function fr(h){if(!Qr(window.location,h)){let t=`await imp\
ort("${new URL(h,window.location).href}");`;return URL.createObjectURL(new Blob([t],{type:"text/javascript"}))}return h}
var ti=class{#t=new Map;#e=Promise.resolve();postMessage(t,e){let s={data:structuredClone(t,e?{transfer:e}:null)};this.#e.
then(()=>{for(let[i]of this.#t)i.call(this,s)})}addEventListener(t,e,s=null){let i=null;if(s?.signal instanceof AbortSignal){
let{signal:n}=s;if(n.aborted){O("LoopbackPort - cannot use an `aborted` signal.");return}let r=()=>this.removeEventListener(
t,e);i=()=>n.removeEventListener("abort",r),n.addEventListener("abort",r)}this.#t.set(e,i)}removeEventListener(t,e){this.#t.
get(e)?.(),this.#t.delete(e)}terminate(){for(let[,t]of this.#t)t?.();this.#t.clear()}},ts=class{#t=new Map;times=[];time(t){
this.#t.has(t)&&O(`Timer is already running for ${t}`),this.#t.set(t,Date.now())}timeEnd(t){this.#t.has(t)||O(`Timer has\
 not been started for ${t}`),this.times.push({name:t,start:this.#t.get(t),end:Date.now()}),this.#t.delete(t)}toString(){
let t=Math.max(...this.times.map(e=>e.name.length));return this.times.map(e=>`${e.name.padEnd(t)} ${e.end-e.start}ms
`).join("")}},Jr=`
struct Uniforms {
  offsetX      : f32,
  offsetY      : f32,
  scaleX       : f32,
  scaleY       : f32,
  paddedWidth  : f32,
  paddedHeight : f32,
  borderSize   : f32,
  _pad         : f32,
};

@group(0) @binding(0) var<uniform> u : Uniforms;

struct VertexInput {
  @location(0) position : vec2<f32>,
  @location(1) color    : vec4<f32>,
};

struct VertexOutput {
  @builtin(position) position : vec4<f32>,
  @location(0)       color    : vec3<f32>,
};

@vertex
fn vs_main(in : VertexInput) -> VertexOutput {
  var out : VertexOutput;
  let cx = (in.position.x + u.offsetX) * u.scaleX;
  let cy = (in.position.y + u.offsetY) * u.scaleY;
  out.position = vec4<f32>(
    ((cx + u.borderSize) / u.paddedWidth) * 2.0 - 1.0,
    1.0 - ((cy + u.borderSize) / u.paddedHeight) * 2.0,
    0.0,
    1.0
  );
  out.color = in.color.rgb;
  return out;
}

@fragment
fn fs_main(in : VertexOutput) -> @location(0) vec4<f32> {
  return vec4<f32>(in.color, 1.0);
}
`,ei=class{#t=null;#e=null;#s=null;#i=null;async#n(){if(!globalThis.navigator?.gpu)return!1;try{let t=await navigator.gpu.
requestAdapter();return t?(this.#i=navigator.gpu.getPreferredCanvasFormat(),this.#e=await t.requestDevice(),!0):!1}catch{
return!1}}init(){return this.#t||=this.#n()}get isReady(){return this.#e!==null}loadMeshShader(){if(!this.#e||this.#s)return;
let t=this.#e.createShaderModule({code:Jr});this.#s=this.#e.createRenderPipeline({layout:"auto",vertex:{module:t,entryPoint:"\
vs_main",buffers:[{arrayStride:8,attributes:[{shaderLocation:0,offset:0,format:"float32x2"}]},{arrayStride:4,attributes:[
{shaderLocation:1,offset:0,format:"unorm8x4"}]}]},fragment:{module:t,entryPoint:"fs_main",targets:[{format:this.#i}]},primitive:{
topology:"triangle-list"}})}draw(t,e,s,i,n,r,a,o){this.loadMeshShader();let l=this.#e,{offsetX:c,offsetY:d,scaleX:u,scaleY:f}=i,
p=l.createBuffer({size:Math.max(t.byteLength,4),usage:GPUBufferUsage.VERTEX|GPUBufferUsage.COPY_DST});t.byteLength>0&&l.
queue.writeBuffer(p,0,t);let g=l.createBuffer({size:Math.max(e.byteLength,4),usage:GPUBufferUsage.VERTEX|GPUBufferUsage.
COPY_DST});e.byteLength>0&&l.queue.writeBuffer(g,0,e);let m=l.createBuffer({size:32,usage:GPUBufferUsage.UNIFORM|GPUBufferUsage.
COPY_DST});l.queue.writeBuffer(m,0,new Float32Array([c,d,u,f,r,a,o,0]));let b=l.createBindGroup({layout:this.#s.getBindGroupLayout(
0),entries:[{binding:0,resource:{buffer:m}}]}),y=new OffscreenCanvas(r,a),A=y.getContext("webgpu");A.configure({device:l,
format:this.#i,alphaMode:n?"opaque":"premultiplied"});let w=n?{r:n[0]/255,g:n[1]/255,b:n[2]/255,a:1}:{r:0,g:0,b:0,a:0},v=l.
createCommandEncoder(),S=v.beginRenderPass({colorAttachments:[{view:A.getCurrentTexture().createView(),clearValue:w,loadOp:"\
clear",storeOp:"store"}]});return s>0&&(S.setPipeline(this.#s),S.setBindGroup(0,b),S.setVertexBuffer(0,p),S.setVertexBuffer(
1,g),S.draw(s)),S.end(),l.queue.submit([v.finish()]),p.destroy(),g.destroy(),m.destroy(),y.transferToImageBitmap()}},Cs=new ei;
function pr(){return Cs.init()}function gr(){return Cs.isReady}function Zr(){Cs.loadMeshShader()}function ta(h,t,e,s,i,n,r,a){
return Cs.draw(h,t,e,s,i,n,r,a)}var He={DATA:1,ERROR:2},q={CANCEL:1,CANCEL_COMPLETE:2,CLOSE:3,ENQUEUE:4,ERROR:5,PULL:6,PULL_COMPLETE:7,
START_COMPLETE:8};function Gn(){}function at(h){if(h instanceof wt||h instanceof pe||h instanceof fe||h instanceof Qt||h instanceof
Xt)return h;if(typeof h!="object"||h===null)return new Xt(String(h),String(h));switch(h.name){case"AbortException":return new wt(
h.message);case"InvalidPDFException":return new pe(h.message);case"PasswordException":return new fe(h.message,h.code);case"\
ResponseException":return new Qt(h.message,h.status,h.missing);case"UnknownErrorException":return new Xt(h.message,h.details)}
return new Xt(h.message,h.toString())}var At=class{#t=new Map;#e=new Map;#s=1;#i;#n=new AbortController;#r;#a=new Map;#o=1;#l=new Map;#h;constructor(t,e,s){
this.#r=t,this.#h=e,this.#i=s,s.addEventListener("message",this.#u.bind(this),{signal:this.#n.signal})}#u({data:t}){if(t.
targetName!==this.#r)return;if(t.stream){this.#f(t);return}if(t.callback){let{callbackId:s,callback:i}=t,n=this.#e.get(s);
if(!n)throw new Error(`Cannot resolve callback ${s}`);if(this.#e.delete(s),i===He.DATA)n.resolve(t.data);else if(i===He.
ERROR)n.reject(at(t.reason));else throw new Error("Unexpected callback case");return}let e=this.#t.get(t.action);if(!e)throw new Error(
`Unknown action from worker: ${t.action}`);if(t.callbackId){let s=this.#r,i=t.sourceName,n=this.#i;Promise.try(e,t.data).
then(r=>{n.postMessage({sourceName:s,targetName:i,callback:He.DATA,callbackId:t.callbackId,data:r})}).catch(r=>{n.postMessage(
{sourceName:s,targetName:i,callback:He.ERROR,callbackId:t.callbackId,reason:at(r)})});return}if(t.streamId){this.#c(t);return}
e(t.data)}on(t,e){let s=this.#t;if(s.has(t))throw new Error(`There is already a "${t}" handler.`);s.set(t,e)}send(t,e,s){
this.#i.postMessage({sourceName:this.#r,targetName:this.#h,action:t,data:e},s)}sendWithPromise(t,e,s){let i=this.#s++,n=Promise.
withResolvers();this.#e.set(i,n);try{this.#i.postMessage({sourceName:this.#r,targetName:this.#h,action:t,callbackId:i,data:e},
s)}catch(r){n.reject(r)}return n.promise}sendWithStream(t,e,s,i){let n=this.#o++,r=this.#r,a=this.#h,o=this.#i;return new ReadableStream(
{start:l=>{let c=Promise.withResolvers();return this.#a.set(n,{controller:l,startCall:c,pullCall:null,cancelCall:null,isClosed:!1}),
o.postMessage({sourceName:r,targetName:a,action:t,streamId:n,data:e,desiredSize:l.desiredSize},i),c.promise},pull:l=>{let c=Promise.
withResolvers();return this.#a.get(n).pullCall=c,o.postMessage({sourceName:r,targetName:a,stream:q.PULL,streamId:n,desiredSize:l.
desiredSize}),c.promise},cancel:l=>{Y(l instanceof Error,"cancel must have a valid reason");let c=Promise.withResolvers();
return this.#a.get(n).cancelCall=c,this.#a.get(n).isClosed=!0,o.postMessage({sourceName:r,targetName:a,stream:q.CANCEL,streamId:n,
reason:at(l)}),c.promise}},s)}#c(t){let e=t.streamId,s=this.#r,i=t.sourceName,n=this.#i,r=this.#l,a=this.#t.get(t.action),
o={enqueue(l,c=1,d){if(this.isCancelled)return;let u=this.desiredSize;this.desiredSize-=c,u>0&&this.desiredSize<=0&&(this.
sinkCapability=Promise.withResolvers(),this.ready=this.sinkCapability.promise),n.postMessage({sourceName:s,targetName:i,
stream:q.ENQUEUE,streamId:e,chunk:l},d)},close(){this.isCancelled||(this.isCancelled=!0,n.postMessage({sourceName:s,targetName:i,
stream:q.CLOSE,streamId:e}),r.delete(e))},error(l){this.isCancelled||(this.isCancelled=!0,n.postMessage({sourceName:s,targetName:i,
stream:q.ERROR,streamId:e,reason:at(l)}))},sinkCapability:Promise.withResolvers(),onPull:null,onCancel:null,isCancelled:!1,
desiredSize:t.desiredSize,ready:null};o.sinkCapability.resolve(),o.ready=o.sinkCapability.promise,r.set(e,o),Promise.try(
a,t.data,o).then(()=>{n.postMessage({sourceName:s,targetName:i,stream:q.START_COMPLETE,streamId:e,success:!0})},l=>{n.postMessage(
{sourceName:s,targetName:i,stream:q.START_COMPLETE,streamId:e,reason:at(l)})})}#f(t){let e=t.streamId,s=this.#r,i=t.sourceName,
n=this.#i,r=this.#a.get(e),a=this.#l.get(e);switch(t.stream){case q.START_COMPLETE:t.success?r.startCall.resolve():r.startCall.
reject(at(t.reason));break;case q.PULL_COMPLETE:t.success?r.pullCall.resolve():r.pullCall.reject(at(t.reason));break;case q.
PULL:if(!a){n.postMessage({sourceName:s,targetName:i,stream:q.PULL_COMPLETE,streamId:e,success:!0});break}a.desiredSize<=
0&&t.desiredSize>0&&a.sinkCapability.resolve(),a.desiredSize=t.desiredSize,Promise.try(a.onPull||Gn).then(()=>{n.postMessage(
{sourceName:s,targetName:i,stream:q.PULL_COMPLETE,streamId:e,success:!0})},l=>{n.postMessage({sourceName:s,targetName:i,
stream:q.PULL_COMPLETE,streamId:e,reason:at(l)})});break;case q.ENQUEUE:if(Y(r,"enqueue should have stream controller"),
r.isClosed)break;r.controller.enqueue(t.chunk);break;case q.CLOSE:if(Y(r,"close should have stream controller"),r.isClosed)
break;r.isClosed=!0,r.controller.close(),this.#p(r,e);break;case q.ERROR:Y(r,"error should have stream controller"),r.controller.
error(at(t.reason)),this.#p(r,e);break;case q.CANCEL_COMPLETE:t.success?r.cancelCall.resolve():r.cancelCall.reject(at(t.
reason)),this.#p(r,e);break;case q.CANCEL:if(!a)break;let o=at(t.reason);Promise.try(a.onCancel||Gn,o).then(()=>{n.postMessage(
{sourceName:s,targetName:i,stream:q.CANCEL_COMPLETE,streamId:e,success:!0})},l=>{n.postMessage({sourceName:s,targetName:i,
stream:q.CANCEL_COMPLETE,streamId:e,reason:at(l)})}),a.sinkCapability.reject(o),a.isCancelled=!0,this.#l.delete(e);break;default:
throw new Error("Unexpected stream case")}}async#p(t,e){await Promise.allSettled([t.startCall?.promise,t.pullCall?.promise,
t.cancelCall?.promise]),this.#a.delete(e)}destroy(){this.#n?.abort(),this.#n=null}get destroyed(){return!this.#n}},es=class{#t=Object.
freeze({cMapUrl:"CMap",standardFontDataUrl:"font",wasmUrl:"wasm"});constructor({cMapUrl:t=null,standardFontDataUrl:e=null,
wasmUrl:s=null}){this.cMapUrl=t,this.standardFontDataUrl=e,this.wasmUrl=s}async fetch({kind:t,filename:e}){switch(t){case"\
cMapUrl":case"standardFontDataUrl":case"wasmUrl":break;default:U(`Not implemented: ${t}`)}let s=this[t];if(!s)throw new Error(
`Ensure that the \`${t}\` API parameter is provided.`);let i=`${s}${e}`;return this._fetch(i,t).catch(n=>{throw new Error(
`Unable to load ${this.#t[t]} data at: ${i}`)})}async _fetch(t,e){U("Abstract method `_fetch` called.")}},ss=class extends es{async _fetch(t,e){
let s=e==="cMapUrl"&&!t.endsWith(".bcmap")?"text":"bytes",i=await In(t,s);return i instanceof Uint8Array?i:Es(i)}},is=class{#t=!1;constructor({
enableHWA:t=!1}){this.#t=t}create(t,e){if(t<=0||e<=0)throw new Error("Invalid canvas size");let s=this._createCanvas(t,e);
return{canvas:s,context:s.getContext("2d",{willReadFrequently:!this.#t})}}reset({canvas:t},e,s){if(!t)throw new Error("C\
anvas is not specified");if(e<=0||s<=0)throw new Error("Invalid canvas size");t.width=e,t.height=s}destroy(t){let{canvas:e}=t;
if(!e)throw new Error("Canvas is not specified");e.width=e.height=0,t.canvas=null,t.context=null}getNoAlphaContext(t){return t.
getContext("2d",{alpha:!1,willReadFrequently:!this.#t})}_createCanvas(t,e){U("Abstract method `_createCanvas` called.")}},
ns=class{addFilter(t){return"none"}addHCMFilter(t,e){return"none"}addAlphaFilter(t){return"none"}addLuminosityFilter(t){
return"none"}addKnockoutFilter(t=0){return"none"}addHighlightHCMFilter(t,e,s,i,n){return"none"}addSelectionHCMFilter(t,e){
return"none"}addSelectionFilter(){return"none"}createSelectionStyle(t=null){return null}destroy(t=!1){}};ht&&O("Please u\
se the `legacy` build in Node.js environments.");async function ea(h){let e=await process.getBuiltinModule("fs/promises").
readFile(h);return new Uint8Array(e)}var si=class extends ns{},ii=class extends is{_createCanvas(t,e){return process.getBuiltinModule(
"module").createRequire(import.meta.url)("@napi-rs/canvas").createCanvas(t,e)}},ni=class extends es{async _fetch(t,e){return ea(
t)}},$t="__forcedDependency",{floor:jn,ceil:zn}=Math;function $n(h,t,e,s,i,n){h[t*4+0]=Math.min(h[t*4+0],e),h[t*4+1]=Math.
min(h[t*4+1],s),h[t*4+2]=Math.max(h[t*4+2],i),h[t*4+3]=Math.max(h[t*4+3],n)}function sa(h,t,e,s,i){let n;h?(h<0&&(n=i[0],
i[0]=i[2],i[2]=n),i[0]*=h,i[2]*=h,t<0&&(n=i[1],i[1]=i[3],i[3]=n),i[1]*=t,i[3]*=t):i.fill(0),i[0]+=e,i[1]+=s,i[2]+=e,i[3]+=
s}var ri=new Uint32Array(new Uint8Array([255,255,0,0]).buffer)[0],rs=class h{#t;#e;constructor(t,e){this.#t=t,this.#e=e}static fromBuffer(t){
return new h(new Uint32Array(t),new Uint8ClampedArray(t))}get buffer(){return this.#t.buffer}get length(){return this.#t.
length}isEmpty(t){return this.#t[t]===ri}minX(t){return this.#e[t*4+0]/256}minY(t){return this.#e[t*4+1]/256}maxX(t){return(this.#e[t*
4+2]+1)/256}maxY(t){return(this.#e[t*4+3]+1)/256}},Vn=(h,t)=>h?.getOrInsertComputed(t,()=>({dependencies:new Set,isRenderingOperation:!1})),
ai=class{#t=[[1,0,0,1,0,0]];#e=[-1/0,-1/0,1/0,1/0];#s=new Float64Array(yt);_pendingBBoxIdx=-1;#i;#n;#r;#a;_savesStack=[];_markedContentStack=[];constructor(t,e){
this.#i=t.width,this.#n=t.height,this.#o(e)}growOperationsCount(t){t>=this.#a.length&&this.#o(t,this.#a)}#o(t,e){let s=new ArrayBuffer(
t*4);this.#r=new Uint8ClampedArray(s),this.#a=new Uint32Array(s),e&&e.length>0?(this.#a.set(e),this.#a.fill(ri,e.length)):
this.#a.fill(ri)}get clipBox(){return this.#e}save(t){return this.#e={__proto__:this.#e},this._savesStack.push(t),this}restore(t,e){
let s=Object.getPrototypeOf(this.#e);if(s===null)return this;this.#e=s;let i=this._savesStack.pop();return i!==void 0&&(e?.(
i,t),this.#a[t]=this.#a[i]),this}recordOpenMarker(t){return this._savesStack.push(t),this}getOpenMarker(){return this._savesStack.
length===0?null:this._savesStack.at(-1)}recordCloseMarker(t,e){let s=this._savesStack.pop();return s!==void 0&&(e?.(s,t),
this.#a[t]=this.#a[s]),this}beginMarkedContent(t){return this._markedContentStack.push(t),this}endMarkedContent(t,e){let s=this.
_markedContentStack.pop();return s!==void 0&&(e?.(s,t),this.#a[t]=this.#a[s]),this}pushBaseTransform(t){return this.#t.push(
x.multiplyByDOMMatrix(this.#t.at(-1),t.getTransform())),this}popBaseTransform(){return this.#t.length>1&&this.#t.pop(),this}resetBBox(t){
return this._pendingBBoxIdx!==t&&(this._pendingBBoxIdx=t,this.#s.set(yt,0)),this}recordClipBox(t,e,s,i,n,r){let a=x.multiplyByDOMMatrix(
this.#t.at(-1),e.getTransform()),o=yt.slice();x.axialAlignedBoundingBox([s,n,i,r],a,o);let l=x.intersect(this.#e,o);return l?
(this.#e[0]=l[0],this.#e[1]=l[1],this.#e[2]=l[2],this.#e[3]=l[3]):(this.#e[0]=this.#e[1]=1/0,this.#e[2]=this.#e[3]=-1/0),
this}recordBBox(t,e,s,i,n,r){let a=this.#e;if(a[0]===1/0)return this;let o=x.multiplyByDOMMatrix(this.#t.at(-1),e.getTransform());
if(a[0]===-1/0)return x.axialAlignedBoundingBox([s,n,i,r],o,this.#s),this;let l=yt.slice();return x.axialAlignedBoundingBox(
[s,n,i,r],o,l),this.#s[0]=V(l[0],a[0],this.#s[0]),this.#s[1]=V(l[1],a[1],this.#s[1]),this.#s[2]=V(l[2],this.#s[2],a[2]),
this.#s[3]=V(l[3],this.#s[3],a[3]),this}recordFullPageBBox(t){return this.#s[0]=Math.max(0,this.#e[0]),this.#s[1]=Math.max(
0,this.#e[1]),this.#s[2]=Math.min(this.#i,this.#e[2]),this.#s[3]=Math.min(this.#n,this.#e[3]),this}recordOperation(t,e=!1,s){
if(this._pendingBBoxIdx!==t)return this;let i=jn(this.#s[0]*256/this.#i),n=jn(this.#s[1]*256/this.#n),r=zn(this.#s[2]*256/
this.#i),a=zn(this.#s[3]*256/this.#n);if($n(this.#r,t,i,n,r,a),s)for(let o of s)for(let l of o)l!==t&&$n(this.#r,l,i,n,r,
a);return e||(this._pendingBBoxIdx=-1),this}bboxToClipBoxDropOperation(t){return this._pendingBBoxIdx===t&&(this._pendingBBoxIdx=
-1,this.#e[0]=Math.max(this.#e[0],this.#s[0]),this.#e[1]=Math.max(this.#e[1],this.#s[1]),this.#e[2]=Math.min(this.#e[2],
this.#s[2]),this.#e[3]=Math.min(this.#e[3],this.#s[3])),this}take(){return new rs(this.#a,this.#r)}takeDebugMetadata(){throw new Error(
"Unreachable")}recordSimpleData(t,e){return this}recordIncrementalData(t,e){return this}resetIncrementalData(t,e){return this}recordNamedData(t,e){
return this}recordSimpleDataFromNamed(t,e,s){return this}recordFutureForcedDependency(t,e){return this}inheritSimpleDataAsFutureForcedDependencies(t){
return this}inheritPendingDependenciesAsFutureForcedDependencies(){return this}recordCharacterBBox(t,e,s,i=1,n=0,r=0,a){
return this}getSimpleIndex(t){}recordDependencies(t,e){return this}recordNamedDependency(t,e){return this}recordShowTextOperation(t,e=!1){
return this}},oi=class{#t={__proto__:null};#e={__proto__:null,transform:[],moveText:[],sameLineText:[],[$t]:[]};#s=new Map;#i=new Set;#n=new Map;#r;#a;#o;constructor(t,e=!1){
this.#o=t,e&&(this.#r=new Map,this.#a=(s,i)=>{Vn(this.#r,i).dependencies.add(s)})}get clipBox(){return this.#o.clipBox}growOperationsCount(t){
this.#o.growOperationsCount(t)}save(t){return this.#t={__proto__:this.#t},this.#e={__proto__:this.#e,transform:{__proto__:this.#e.
transform},moveText:{__proto__:this.#e.moveText},sameLineText:{__proto__:this.#e.sameLineText},[$t]:{__proto__:this.#e[$t]}},
this.#o.save(t),this}restore(t){this.#o.restore(t,this.#a);let e=Object.getPrototypeOf(this.#t);return e===null?this:(this.#t=
e,this.#e=Object.getPrototypeOf(this.#e),this)}recordOpenMarker(t){return this.#o.recordOpenMarker(t,this.#a),this}getOpenMarker(){
return this.#o.getOpenMarker()}recordCloseMarker(t){return this.#o.recordCloseMarker(t,this.#a),this}beginMarkedContent(t){
return this.#o.beginMarkedContent(t),this}endMarkedContent(t){return this.#o.endMarkedContent(t,this.#a),this}pushBaseTransform(t){
return this.#o.pushBaseTransform(t),this}popBaseTransform(){return this.#o.popBaseTransform(),this}recordSimpleData(t,e){
return this.#t[t]=e,this}recordIncrementalData(t,e){return this.#e[t].push(e),this}resetIncrementalData(t,e){return this.#e[t].
length=0,this}recordNamedData(t,e){return this.#s.set(t,e),this}recordSimpleDataFromNamed(t,e,s){this.#t[t]=this.#s.get(
e)??s}recordFutureForcedDependency(t,e){return this.recordIncrementalData($t,e),this}inheritSimpleDataAsFutureForcedDependencies(t){
for(let e of t)e in this.#t&&this.recordFutureForcedDependency(e,this.#t[e]);return this}inheritPendingDependenciesAsFutureForcedDependencies(){
for(let t of this.#i)this.recordFutureForcedDependency($t,t);return this}resetBBox(t){return this.#o.resetBBox(t),this}recordClipBox(t,e,s,i,n,r){
return this.#o.recordClipBox(t,e,s,i,n,r),this}recordBBox(t,e,s,i,n,r){return this.#o.recordBBox(t,e,s,i,n,r),this}recordCharacterBBox(t,e,s,i=1,n=0,r=0,a){
let o=s.bbox,l,c;if(o&&(l=o[2]!==o[0]&&o[3]!==o[1]&&this.#n.get(s),l!==!1&&(c=[0,0,0,0],x.axialAlignedBoundingBox(o,s.fontMatrix,
c),(i!==1||n!==0||r!==0)&&sa(i,-i,n,r,c),l)))return this.recordBBox(t,e,c[0],c[2],c[1],c[3]);if(!a)return this.recordFullPageBBox(
t);let d=a();return o&&c&&l===void 0&&(l=c[0]<=n-d.actualBoundingBoxLeft&&c[2]>=n+d.actualBoundingBoxRight&&c[1]<=r-d.actualBoundingBoxAscent&&
c[3]>=r+d.actualBoundingBoxDescent,this.#n.set(s,l),l)?this.recordBBox(t,e,c[0],c[2],c[1],c[3]):this.recordBBox(t,e,n-d.
actualBoundingBoxLeft,n+d.actualBoundingBoxRight,r-d.actualBoundingBoxAscent,r+d.actualBoundingBoxDescent)}recordFullPageBBox(t){
return this.#o.recordFullPageBBox(t),this}getSimpleIndex(t){return this.#t[t]}recordDependencies(t,e){let s=this.#i,i=this.#t,
n=this.#e;for(let r of e)r in this.#t?s.add(i[r]):r in n&&n[r].forEach(s.add,s);return this}recordNamedDependency(t,e){return this.#s.
has(e)&&this.#i.add(this.#s.get(e)),this}recordOperation(t,e=!1){if(this.recordDependencies(t,[$t]),this.#r){let i=Vn(this.#r,
t),{dependencies:n}=i;this.#i.forEach(n.add,n),this.#o._savesStack.forEach(n.add,n),this.#o._markedContentStack.forEach(
n.add,n),n.delete(t),i.isRenderingOperation=!0}let s=!e&&t===this.#o._pendingBBoxIdx;return this.#o.recordOperation(t,e,
[this.#i,this.#o._savesStack,this.#o._markedContentStack]),s&&this.#i.clear(),this}recordShowTextOperation(t,e=!1){let s=Array.
from(this.#i);this.recordOperation(t,e),this.recordIncrementalData("sameLineText",t);for(let i of s)this.recordIncrementalData(
"sameLineText",i);return this}bboxToClipBoxDropOperation(t,e=!1){let s=!e&&t===this.#o._pendingBBoxIdx;return this.#o.bboxToClipBoxDropOperation(
t),s&&this.#i.clear(),this}take(){return this.#n.clear(),this.#o.take()}takeDebugMetadata(){return this.#r}},Se=class h{#t;#e;#s;#i=0;#n=0;constructor(t,e,s){
if(t instanceof h&&t.#s===!!s)return t;this.#t=t,this.#e=e,this.#s=!!s}get clipBox(){return this.#t.clipBox}growOperationsCount(){
throw new Error("Unreachable")}save(t){return this.#n++,this.#t.save(this.#e),this}restore(t){return this.#n>0&&(this.#t.
restore(this.#e),this.#n--),this}recordOpenMarker(t){return this.#i++,this}getOpenMarker(){return this.#i>0?this.#e:this.#t.
getOpenMarker()}recordCloseMarker(t){return this.#i--,this}beginMarkedContent(t){return this}endMarkedContent(t){return this}pushBaseTransform(t){
return this.#t.pushBaseTransform(t),this}popBaseTransform(){return this.#t.popBaseTransform(),this}recordSimpleData(t,e){
return this.#t.recordSimpleData(t,this.#e),this}recordIncrementalData(t,e){return this.#t.recordIncrementalData(t,this.#e),
this}resetIncrementalData(t,e){return this.#t.resetIncrementalData(t,this.#e),this}recordNamedData(t,e){return this}recordSimpleDataFromNamed(t,e,s){
return this.#t.recordSimpleDataFromNamed(t,e,this.#e),this}recordFutureForcedDependency(t,e){return this.#t.recordFutureForcedDependency(
t,this.#e),this}inheritSimpleDataAsFutureForcedDependencies(t){return this.#t.inheritSimpleDataAsFutureForcedDependencies(
t),this}inheritPendingDependenciesAsFutureForcedDependencies(){return this.#t.inheritPendingDependenciesAsFutureForcedDependencies(),
this}resetBBox(t){return this.#s||this.#t.resetBBox(this.#e),this}recordClipBox(t,e,s,i,n,r){return this.#s||this.#t.recordClipBox(
this.#e,e,s,i,n,r),this}recordBBox(t,e,s,i,n,r){return this.#s||this.#t.recordBBox(this.#e,e,s,i,n,r),this}recordCharacterBBox(t,e,s,i,n,r,a){
return this.#s||this.#t.recordCharacterBBox(this.#e,e,s,i,n,r,a),this}recordFullPageBBox(t){return this.#s||this.#t.recordFullPageBBox(
this.#e),this}getSimpleIndex(t){return this.#t.getSimpleIndex(t)}recordDependencies(t,e){return this.#t.recordDependencies(
this.#e,e),this}recordNamedDependency(t,e){return this.#t.recordNamedDependency(this.#e,e),this}recordOperation(t){return this.#t.
recordOperation(this.#e,!0),this}recordShowTextOperation(t){return this.#t.recordShowTextOperation(this.#e,!0),this}bboxToClipBoxDropOperation(t){
return this.#s||this.#t.bboxToClipBoxDropOperation(this.#e,!0),this}take(){throw new Error("Unreachable")}takeDebugMetadata(){
throw new Error("Unreachable")}},ut={stroke:["path","transform","filter","strokeColor","strokeAlpha","lineWidth","lineCa\
p","lineJoin","miterLimit","dash"],fill:["path","transform","filter","fillColor","fillAlpha","globalCompositeOperation",
"SMask"],imageXObject:["transform","SMask","filter","fillAlpha","strokeAlpha","globalCompositeOperation"],rawFillPath:["\
filter","fillColor","fillAlpha"],showText:["transform","leading","charSpacing","wordSpacing","hScale","textRise","moveTe\
xt","textMatrix","font","fontObj","filter","fillColor","textRenderingMode","SMask","fillAlpha","strokeAlpha","globalComp\
ositeOperation","sameLineText"],transform:["transform"],transformAndFill:["transform","filter","fillColor"]},li=class h{#t;#e;#s=4;#i=0;#n=new h.#r(
this.#s*6);static#r=H.isFloat16ArraySupported?Float16Array:Float32Array;constructor(t){this.#t=t.width,this.#e=t.height}record(t,e,s,i){
if(this.#i===this.#s){this.#s*=2;let a=new h.#r(this.#s*6);a.set(this.#n),this.#n=a}let n=$(t),r;if(i[0]!==1/0){let a=yt.
slice();x.axialAlignedBoundingBox([0,-s,e,0],n,a);let o=x.intersect(i,a);if(!o)return;let[l,c,d,u]=o;if(l!==a[0]||c!==a[1]||
d!==a[2]||u!==a[3]){let f=Math.atan2(n[1],n[0]),p=Math.abs(Math.sin(f)),g=Math.abs(Math.cos(f));if(p<1e-6||g<1e-6||Math.
abs(p-g)<1e-6)r=[l,c,l,u,d,c];else{let m=d-l,b=u-c,y=p*p,A=g*g,w=g*p,v=A-y,S=(b*A-m*w)/v,E=(b*w-m*y)/v;r=[l+E,c,l,c+S,d,
u-S]}}}r||(r=[0,-s,0,0,e,-s],x.applyTransform(r,n,0),x.applyTransform(r,n,2),x.applyTransform(r,n,4)),r[0]/=this.#t,r[1]/=
this.#e,r[2]/=this.#t,r[3]/=this.#e,r[4]/=this.#t,r[5]/=this.#e,this.#n.set(r,this.#i*6),this.#i++}take(){return this.#n.
subarray(0,this.#i*6)}};function ia(h,t,{recordOperations:e=!1,recordImages:s=!1,recordDebugMetadata:i=!1}){let n=e||s?new ai(
h,t):null;return{dependencyTracker:e?new oi(n,i):n,imagesTracker:s?new li(h):null}}function mr({src:h,srcPos:t=0,dest:e,width:s,height:i,nonBlackColor:n=4294967295,inverseDecode:r=!1}){let a=H.isLittleEndian?
4278190080:255,[o,l]=r?[n,a]:[a,n],c=s>>3,d=s&7,u=o^l,f=h.length;e=new Uint32Array(e.buffer);let p=0;for(let g=0;g<i;++g){
for(let b=t+c;t<b;++t,p+=8){let y=h[t];e[p]=o^-(y>>7&1)&u,e[p+1]=o^-(y>>6&1)&u,e[p+2]=o^-(y>>5&1)&u,e[p+3]=o^-(y>>4&1)&u,
e[p+4]=o^-(y>>3&1)&u,e[p+5]=o^-(y>>2&1)&u,e[p+6]=o^-(y>>1&1)&u,e[p+7]=o^-(y&1)&u}if(d===0)continue;let m=t<f?h[t++]:255;
for(let b=0;b<d;++b,++p)e[p]=o^-(m>>7-b&1)&u}return{srcPos:t,destPos:p}}function na({src:h,srcPos:t=0,dest:e,destPos:s=0,
width:i,height:n}){let r=0,a=i*n*3,o=h.byteOffset+t,l=o%4===0?Math.floor(V(h.length-t,0,a)/4):0,c=l>0?new Uint32Array(h.
buffer,o,l):null,d=H.isLittleEndian?4278190080:255;if(H.isLittleEndian){for(;r<l-2;r+=3,s+=4){let u=c[r],f=c[r+1],p=c[r+
2];e[s]=u|d,e[s+1]=u>>>24|f<<8|d,e[s+2]=f>>>16|p<<16|d,e[s+3]=p>>>8|d}for(let u=t+r*4,f=t+a;u<f;u+=3)e[s++]=h[u]|h[u+1]<<
8|h[u+2]<<16|d}else{for(;r<l-2;r+=3,s+=4){let u=c[r],f=c[r+1],p=c[r+2];e[s]=u|d,e[s+1]=u<<24|f>>>8|d,e[s+2]=f<<16|p>>>16|
d,e[s+3]=p<<8|d}for(let u=t+r*4,f=t+a;u<f;u+=3)e[s++]=h[u]<<24|h[u+1]<<16|h[u+2]<<8|d}return{srcPos:t+a,destPos:s}}var Z={FILL:"Fill",STROKE:"Stroke",SHADING:"Shading"};function Xe(h,t){if(!t)return;let e=t[2]-t[0],s=t[3]-t[1],i=new Path2D;
i.rect(t[0],t[1],e,s),h.clip(i)}var Ee=class{matrix=null;isModifyingCurrentTransform(){return!1}getPattern(){U("Abstract\
 method `getPattern` called.")}},hi=class extends Ee{constructor(t){super(),this._type=t[1],this._bbox=t[2],this._colorStops=
t[3],this._p0=t[4],this._p1=t[5],this._r0=t[6],this._r1=t[7]}isOriginBased(){return this._p0[0]===0&&this._p0[1]===0&&(!this.
isRadial()||this._p1[0]===0&&this._p1[1]===0)}isRadial(){return this._type==="radial"}areConic(){if(!this.isRadial())return!1;
let t=Math.hypot(this._p0[0]-this._p1[0],this._p0[1]-this._p1[1]);return t+this._r1>this._r0&&t+this._r0>this._r1}_createGradient(t,e=null){
let s,i=this._p0,n=this._p1;if(e&&(i=i.slice(),n=n.slice(),x.applyTransform(i,e),x.applyTransform(n,e)),this._type==="ax\
ial")s=t.createLinearGradient(i[0],i[1],n[0],n[1]);else if(this._type==="radial"){let r=this._r0,a=this._r1;if(e){let o=new Float32Array(
2);x.singularValueDecompose2dScale(e,o),r*=o[0],a*=o[0]}s=t.createRadialGradient(i[0],i[1],r,n[0],n[1],a)}for(let r of this.
_colorStops)s.addColorStop(r[0],r[1]);return s}_createReversedGradient(t,e=null){let s=this._p1,i=this._p0;e&&(s=s.slice(),
i=i.slice(),x.applyTransform(s,e),x.applyTransform(i,e));let n=this._r1,r=this._r0;if(e){let l=new Float32Array(2);x.singularValueDecompose2dScale(
e,l),n*=l[0],r*=l[0]}let a=t.createRadialGradient(s[0],s[1],n,i[0],i[1],r),o=this._colorStops.map(([l,c])=>[1-l,c]).reverse();
for(let[l,c]of o)a.addColorStop(l,c);return a}_createRasterPattern(t,e,s,i,n,r){let a=Math.ceil(i[2]-i[0])||1,o=Math.ceil(
i[3]-i[1])||1,l=e.canvasFactory.create(a,o),c=l.context;c.clearRect(0,0,a,o),c.beginPath(),c.rect(0,0,a,o),c.translate(-i[0],
-i[1]),s=x.transform(s,[1,0,0,1,i[0],i[1]]),c.transform(...n),Xe(c,this._bbox),this.areConic()&&(c.fillStyle=this._createReversedGradient(
c),c.fill()),c.fillStyle=this._createGradient(c),c.fill(),r?.applyToCanvas(c);let d=t.createPattern(l.canvas,"no-repeat");
return e.canvasFactory.destroy(l),d.setTransform(new DOMMatrix(s)),d}getPattern(t,e,s,i){let n=e.current.transferMapsFallback;
if(i===Z.STROKE||i===Z.FILL){if(this.isOriginBased()&&!n){let o=x.transform(s,e.baseTransform);this.matrix&&(o=x.transform(
o,this.matrix));let l=.001,c=Math.hypot(o[0],o[1]),d=Math.hypot(o[2],o[3]),u=(o[0]*o[2]+o[1]*o[3])/(c*d);if(Math.abs(u)<
l)if(this.isRadial()){if(Math.abs(c-d)<l)return this._createGradient(t,o)}else return this._createGradient(t,o)}let r=e.
current.getClippedPathBoundingBox(i,$(t))||[0,0,0,0],a=this.matrix?x.transform(e.baseTransform,this.matrix):e.baseTransform;
return this._createRasterPattern(t,e,s,r,a,n)}return n&&s?this._createRasterPattern(t,e,s,e.current.clipBox,$(t),n):(this.
areConic()&&(t.save(),Xe(t,this._bbox),t.fillStyle=this._createReversedGradient(t),t.fillRect(-1e10,-1e10,2e10,2e10),t.restore()),
Xe(t,this._bbox),this._createGradient(t))}};function ra(h,t,e,s,i,n,r,a){let o=t.coords,l=t.colors,c=h.data,d=h.width*4,
u;o[e*2+1]>o[s*2+1]&&(u=e,e=s,s=u,u=n,n=r,r=u),o[s*2+1]>o[i*2+1]&&(u=s,s=i,i=u,u=r,r=a,a=u),o[e*2+1]>o[s*2+1]&&(u=e,e=s,
s=u,u=n,n=r,r=u);let f=(o[e*2]+t.offsetX)*t.scaleX,p=(o[e*2+1]+t.offsetY)*t.scaleY,g=(o[s*2]+t.offsetX)*t.scaleX,m=(o[s*
2+1]+t.offsetY)*t.scaleY,b=(o[i*2]+t.offsetX)*t.scaleX,y=(o[i*2+1]+t.offsetY)*t.scaleY;if(p>=y)return;let A=l[n*4],w=l[n*
4+1],v=l[n*4+2],S=l[r*4],E=l[r*4+1],C=l[r*4+2],_=l[a*4],T=l[a*4+1],I=l[a*4+2],P=Math.round(p),R=Math.round(y),B,G,D,L,et,
st,vt,mt;for(let K=P;K<=R;K++){if(K<m){let X=K<p?0:(p-K)/(p-m);B=f-(f-g)*X,G=A-(A-S)*X,D=w-(w-E)*X,L=v-(v-C)*X}else{let X;
K>y?X=1:m===y?X=0:X=(m-K)/(m-y),B=g-(g-b)*X,G=S-(S-_)*X,D=E-(E-T)*X,L=C-(C-I)*X}let Q;K<p?Q=0:K>y?Q=1:Q=(p-K)/(p-y),et=f-
(f-b)*Q,st=A-(A-_)*Q,vt=w-(w-T)*Q,mt=v-(v-I)*Q;let it=Math.round(Math.min(B,et)),Lt=Math.round(Math.max(B,et)),Tt=d*K+it*
4;for(let X=it;X<=Lt;X++)Q=(B-X)/(B-et),Q<0?Q=0:Q>1&&(Q=1),c[Tt++]=G-(G-st)*Q|0,c[Tt++]=D-(D-vt)*Q|0,c[Tt++]=L-(L-mt)*Q|
0,c[Tt++]=255}}var ci=class extends Ee{constructor(t){super(),this._posData=t[2],this._colData=t[3],this._vertexCount=t[4],
this._bounds=t[5],this._bbox=t[6],this._background=t[7],Zr()}_createMeshCanvas(t,e,s,i=null){let o=Math.floor(this._bounds[0]),
l=Math.floor(this._bounds[1]),c=Math.ceil(this._bounds[2])-o,d=Math.ceil(this._bounds[3])-l,u=Math.min(Math.ceil(Math.abs(
c*t[0]*1.1)),3e3)||1,f=Math.min(Math.ceil(Math.abs(d*t[1]*1.1)),3e3)||1,p=c?c/u:1,g=d?d/f:1,m={coords:this._posData,colors:this.
_colData,offsetX:-o,offsetY:-l,scaleX:1/p,scaleY:1/g},b=u+4,y=f+4,A=s.create(b,y);if(gr()&&this._vertexCount>48)A.context.
drawImage(ta(this._posData,this._colData,this._vertexCount,m,e,b,y,2),0,0);else{let w=A.context.createImageData(u,f);if(e){
let v=w.data;for(let S=0,E=v.length;S<E;S+=4)v[S]=e[0],v[S+1]=e[1],v[S+2]=e[2],v[S+3]=255}for(let v=0,S=this._vertexCount;v<
S;v+=3)ra(w,m,v,v+1,v+2,v,v+1,v+2);A.context.putImageData(w,2,2)}return i?.applyToCanvas(A.context),{canvas:A.canvas,offsetX:o-
2*p,offsetY:l-2*g,scaleX:p,scaleY:g}}isModifyingCurrentTransform(){return!0}getPattern(t,e,s,i){Xe(t,this._bbox);let n=new Float32Array(
2);if(i===Z.SHADING)x.singularValueDecompose2dScale($(t),n);else if(this.matrix){x.singularValueDecompose2dScale(this.matrix,
n);let[o,l]=n;x.singularValueDecompose2dScale(e.baseTransform,n),n[0]*=o,n[1]*=l}else x.singularValueDecompose2dScale(e.
baseTransform,n);let r=this._createMeshCanvas(n,i===Z.SHADING?null:this._background,e.canvasFactory,e.current.transferMapsFallback);
i!==Z.SHADING&&(t.setTransform(...e.baseTransform),this.matrix&&t.transform(...this.matrix)),t.translate(r.offsetX,r.offsetY),
t.scale(r.scaleX,r.scaleY);let a=t.createPattern(r.canvas,"no-repeat");return e.canvasFactory.destroy(r),a}},di=class extends Ee{getPattern(){
return"hotpink"}};function aa(h){switch(h[0]){case"RadialAxial":return new hi(h);case"Mesh":return new ci(h);case"Dummy":
return new di}throw new Error(`Unknown IR type: ${h[0]}`)}var Wn={COLORED:1,UNCOLORED:2},he=class h{static MAX_PATTERN_SIZE=3e3;constructor(t,e,s,i){
this.color=t[1],this.operatorList=t[2],this.matrix=t[3],this.bbox=t[4],this.xstep=t[5],this.ystep=t[6],this.paintType=t[7],
this.tilingType=t[8],this.needsIsolation=t[9]??!0,this.ctx=e,this.canvasGraphicsFactory=s,this.baseTransform=i,this.patternBaseMatrix=
this.matrix?x.transform(i,this.matrix):i}canSkipPatternCanvas([t,e,s,i]){let[n,r,a,o]=this.bbox,l=Math.abs(this.xstep),c=Math.
abs(this.ystep);if(t>l+1e-6||e>c+1e-6)return null;let d=Math.floor((s-a)/l)+1,u=Math.ceil((s+t-n)/l)-1,f=Math.floor((i-o)/
c)+1,p=Math.ceil((i+e-r)/c)-1;return u<=d&&p<=f?[d,f]:null}updatePatternDims(t,e){let s=yt.slice();x.axialAlignedBoundingBox(
t,x.inverseTransform(this.patternBaseMatrix),s),e[0]=s[2]-s[0],e[1]=s[3]-s[1],e[2]=s[0],e[3]=s[1]}_renderTileCanvas(t,e,s,i){
let[n,r,a,o]=this.bbox,l=t.canvasFactory.create(s.size,i.size),c=l.context,d=this.canvasGraphicsFactory.createCanvasGraphics(
c,e);return d.groupLevel=t.groupLevel,d.current.transferMapsFallback=t.current.transferMapsFallback,this.setFillAndStrokeStyleToContext(
d,this.paintType,this.color),c.translate(-s.scale*n,-i.scale*r),d.transform(0,s.scale,0,0,i.scale,0,0),c.save(),d.dependencyTracker?.
save(),this.clipBbox(d,n,r,a,o),d.baseTransform=$(d.ctx),d.executeOperatorList(this.operatorList),d.endDrawing(),d.dependencyTracker?.
restore(),c.restore(),l}_getCombinedScales(){let t=new Float32Array(2);x.singularValueDecompose2dScale(this.matrix,t);let[
e,s]=t;return x.singularValueDecompose2dScale(this.baseTransform,t),[e*t[0],s*t[1]]}drawPattern(t,e,s=!1,[i,n],r){let[a,
o,l,c]=this.bbox,d=t.dependencyTracker;d&&(t.dependencyTracker=new Se(d,r));try{if(t.save(),s?t.ctx.clip(e,"evenodd"):t.
ctx.clip(e),t.ctx.setTransform(...this.patternBaseMatrix),t.ctx.translate(i*this.xstep,n*this.ystep),this.needsIsolation||
t.ctx.globalAlpha!==1||t.ctx.globalCompositeOperation!=="source-over"||t.inSMaskMode){let u=l-a,f=c-o,[p,g]=this._getCombinedScales(),
m=this.getSizeAndScale(u,this.ctx.canvas.width,p),b=this.getSizeAndScale(f,this.ctx.canvas.height,g),y=this._renderTileCanvas(
t,r,m,b);t.ctx.drawImage(y.canvas,a,o,u,f),t.canvasFactory.destroy(y)}else t.resetGraphicsState(),this.setFillAndStrokeStyleToContext(
t,this.paintType,this.color),this.clipBbox(t,a,o,l,c),t.baseTransformStack.push(t.baseTransform),t.baseTransform=$(t.ctx),
t.executeOperatorList(this.operatorList),t.baseTransform=t.baseTransformStack.pop();t.restore()}finally{d&&(t.dependencyTracker=
d)}}createPatternCanvas(t,e){let[s,i,n,r]=this.bbox,a=n-s,o=r-i,{xstep:l,ystep:c}=this;l=Math.abs(l),c=Math.abs(c),Ss("T\
ilingType: "+this.tilingType);let[d,u]=this._getCombinedScales(),f=a,p=o,g=!1,m=!1;Math.ceil(l*d)>=Math.ceil(a*d)?f=l:g=
!0,Math.ceil(c*u)>=Math.ceil(o*u)?p=c:m=!0;let b=this.getSizeAndScale(f,this.ctx.canvas.width,d),y=this.getSizeAndScale(
p,this.ctx.canvas.height,u),A=this._renderTileCanvas(t,e,b,y);if(g||m){let w=A.canvas;g&&(f=l),m&&(p=c);let v=this.getSizeAndScale(
f,this.ctx.canvas.width,d),S=this.getSizeAndScale(p,this.ctx.canvas.height,u),E=v.size,C=S.size,_=t.canvasFactory.create(
E,C),T=_.context,I=g?Math.min(Math.floor(a/l),Math.ceil(w.width/E)):0,P=m?Math.min(Math.floor(o/c),Math.ceil(w.height/C)):
0,R=w,B=null;if(m){B=t.canvasFactory.create(w.width,C);let G=B.context;for(let D=P;D>=0;D--)G.drawImage(w,0,C*D,w.width,
C,0,0,w.width,C);R=B.canvas}for(let G=I;G>=0;G--)T.drawImage(R,E*G,0,E,C,0,0,E,C);return B&&t.canvasFactory.destroy(B),t.
canvasFactory.destroy(A),{canvas:_.canvas,canvasEntry:_,scaleX:v.scale,scaleY:S.scale,offsetX:s,offsetY:i}}return{canvas:A.
canvas,canvasEntry:A,scaleX:b.scale,scaleY:y.scale,offsetX:s,offsetY:i}}getSizeAndScale(t,e,s){let i=Math.max(h.MAX_PATTERN_SIZE,
e),n=Math.ceil(t*s);return n>=i?n=i:s=n/t,{scale:s,size:n}}clipBbox(t,e,s,i,n){let r=i-e,a=n-s,o=new Path2D;o.rect(e,s,r,
a),x.axialAlignedBoundingBox([e,s,i,n],$(t.ctx),t.current.minMax),t.ctx.clip(o),t.current.updateClipFromPath()}setFillAndStrokeStyleToContext(t,e,s){
switch(e){case Wn.COLORED:s="#000000";break;case Wn.UNCOLORED:break;default:throw new Hs(`Unsupported paint type: ${e}`)}
let{ctx:i,current:n}=t;n.patternFill=n.patternStroke=!1,i.fillStyle=i.strokeStyle=n.transferMapsFallback?.applyToColor(s)??
s,n.fillColor=n.strokeColor=s}isModifyingCurrentTransform(){return!1}getPattern(t,e,s,i,n){let r=i!==Z.SHADING?x.transform(
s,this.patternBaseMatrix):s,a=this.createPatternCanvas(e,n),o=new DOMMatrix(r);o=o.translate(a.offsetX,a.offsetY),o=o.scale(
1/a.scaleX,1/a.scaleY);let l=t.createPattern(a.canvas,"repeat");return e.canvasFactory.destroy(a.canvasEntry),l.setTransform(
o),l}},oa=16,la=100,ha=15,Xn=10,ot=16,ct=new Float32Array(2);function Yn(h,t){if(h._removeMirroring)throw new Error("Con\
text is already forwarding operations.");let e=new Map;for(let s of["save","restore","rotate","scale","translate","trans\
form","setTransform","resetTransform","clip","moveTo","lineTo","bezierCurveTo","quadraticCurveTo","arc","arcTo","ellipse",
"rect","roundRect","closePath","beginPath"]){let i=h[s];typeof i!="function"||typeof t[s]!="function"||(e.set(s,i),h[s]=
function(...n){return t[s](...n),i.apply(this,n)})}h._removeMirroring=()=>{for(let[s,i]of e)h[s]=i;delete h._removeMirroring}}
function Ue(h,t,e,s,i,n,r,a,o,l){let[c,d,u,f,p,g]=$(h);if(d===0&&u===0){let y=r*c+p,A=Math.round(y),w=a*f+g,v=Math.round(
w),S=(r+o)*c+p,E=Math.abs(Math.round(S)-A)||1,C=(a+l)*f+g,_=Math.abs(Math.round(C)-v)||1;return h.setTransform(Math.sign(
c),0,0,Math.sign(f),A,v),h.drawImage(t,e,s,i,n,0,0,E,_),h.setTransform(c,d,u,f,p,g),[E,_]}if(c===0&&f===0){let y=a*u+p,A=Math.
round(y),w=r*d+g,v=Math.round(w),S=(a+l)*u+p,E=Math.abs(Math.round(S)-A)||1,C=(r+o)*d+g,_=Math.abs(Math.round(C)-v)||1;return h.
setTransform(0,Math.sign(d),Math.sign(u),0,A,v),h.drawImage(t,e,s,i,n,0,0,_,E),h.setTransform(c,d,u,f,p,g),[_,E]}h.drawImage(
t,e,s,i,n,r,a,o,l);let m=Math.hypot(c,d),b=Math.hypot(u,f);return[m*o,b*l]}var ce=class{alphaIsShape=!1;fontSize=0;fontSizeScale=1;textMatrix=null;textMatrixScale=1;fontMatrix=Ns;leading=0;x=0;y=0;lineX=0;lineY=0;charSpacing=0;wordSpacing=0;textHScale=1;textRenderingMode=J.
FILL;textRise=0;fillColor="#000000";strokeColor="#000000";tilingPatternDims=null;patternFill=!1;patternStroke=!1;fillAlpha=1;strokeAlpha=1;lineWidth=1;activeSMask=null;transferMaps="\
none";transferMapsFallback=null;minMax=Nt.slice();constructor(t,e){this.clipBox=new Float32Array([0,0,t,e])}clone(){let t=Object.
create(this);return t.clipBox=this.clipBox.slice(),t.minMax=this.minMax.slice(),t.tilingPatternDims=this.tilingPatternDims?.
slice(),t}getPathBoundingBox(t=Z.FILL,e=null){let s=this.minMax.slice();if(t===Z.STROKE){e||U("Stroke bounding box must \
include transform."),x.singularValueDecompose2dScale(e,ct);let i=ct[0]*this.lineWidth/2,n=ct[1]*this.lineWidth/2;s[0]-=i,
s[1]-=n,s[2]+=i,s[3]+=n}return s}updateClipFromPath(){let t=x.intersect(this.clipBox,this.getPathBoundingBox());this.startNewPathAndClipBox(
t||[0,0,0,0])}isEmptyClip(){return this.minMax[0]===1/0}startNewPathAndClipBox(t){this.clipBox.set(t,0),this.minMax.set(
Nt,0)}getClippedPathBoundingBox(t=Z.FILL,e=null){return x.intersect(this.clipBox,this.getPathBoundingBox(t,e))}};function Kn(h,t){
let{width:e,height:s,kind:i}=t,n=s%ot,r=(s-n)/ot,a=n===0?r:r+1,o=h.createImageData(e,ot),l=0,c=t.data,d=o.data,u;if(i===
We.GRAYSCALE_1BPP)for(u=0;u<a;u++)({srcPos:l}=mr({src:c,srcPos:l,dest:d,width:e,height:u<r?ot:n})),h.putImageData(o,0,u*
ot);else if(i===We.RGBA_32BPP){let f=0,p=e*ot*4;for(u=0;u<r;u++)d.set(c.subarray(l,l+p)),l+=p,h.putImageData(o,0,f),f+=ot;
u<a&&(p=e*n*4,d.set(c.subarray(l,l+p)),h.putImageData(o,0,f))}else if(i===We.RGB_24BPP)for(u=0;u<a;u++)({srcPos:l}=na({src:c,
srcPos:l,dest:new Uint32Array(d.buffer),width:e,height:u<r?ot:n})),h.putImageData(o,0,u*ot);else throw new Error(`bad im\
age kind: ${i}`)}function qn(h,t){if(t.bitmap){h.drawImage(t.bitmap,0,0);return}let{width:e,height:s}=t,i=s%ot,n=(s-i)/ot,
r=i===0?n:n+1,a=h.createImageData(e,ot),o=0,l=t.data,c=a.data;for(let d=0;d<r;d++)({srcPos:o}=mr({src:l,srcPos:o,dest:c,
width:e,height:d<n?ot:i,nonBlackColor:0})),h.putImageData(a,0,d*ot)}function Ot(h,t){let e=["strokeStyle","fillStyle","f\
illRule","globalAlpha","lineWidth","lineCap","lineJoin","miterLimit","globalCompositeOperation","font","filter"];for(let s of e)
h[s]!==void 0&&(t[s]=h[s]);h.setLineDash!==void 0&&(t.setLineDash(h.getLineDash()),t.lineDashOffset=h.lineDashOffset)}function br(h,t){
h.setAttribute?.("data-canvas-name",t),h._pdfjsCanvasName=t}function ca(h){return h._pdfjsCanvasName??null}function Ge(h){
h.strokeStyle=h.fillStyle="#000000",h.fillRule="nonzero",h.globalAlpha=1,h.lineWidth=1,h.lineCap="butt",h.lineJoin="mite\
r",h.miterLimit=10,h.globalCompositeOperation="source-over",h.font="10px sans-serif",h.setLineDash!==void 0&&(h.setLineDash(
[]),h.lineDashOffset=0);let{filter:t}=h;t!=="none"&&t!==""&&(h.filter="none")}var ui=class{#t;constructor(t){let[e,s=e,i=e]=t,
n=x.identity0to256Map.slice();this.#t=[e||n,s||n,i||n]}applyToColor(t){if(typeof t!="string"||!t.startsWith("#"))return t;
let[e,s,i]=ie(t),[n,r,a]=this.#t;return x.makeHexColor(n[e],r[s],a[i])}applyToImageData({data:t}){let[e,s,i]=this.#t;for(let n=0,
r=t.length;n<r;n+=4)t[n]=e[t[n]],t[n+1]=s[t[n+1]],t[n+2]=i[t[n+2]]}applyToCanvas(t){let{width:e,height:s}=t.canvas,i=t.getImageData(
0,0,e,s);this.applyToImageData(i),t.putImageData(i,0,0)}};function Qn(h,t,e){if(t)return!0;x.singularValueDecompose2dScale(
h,ct);let s=Math.fround(e*Dt.PDF_TO_CSS_UNITS);return ct[0]<=s&&ct[1]<=s}var da=["butt","round","square"],ua=["miter","r\
ound","bevel"],fa={},Jn={},Kt=class h{static#t=null;static#e=new WeakMap;#s=0;#i=0;#n=null;#r=null;#a=null;#o=null;#l=1;#h;#u=null;#c=[];constructor(t,e,s,i,n,{
optionalContentConfig:r,markedContentStack:a=null,pixelRatio:o=ft.pixelRatio},l,c,d,u){this.ctx=t,this.current=new ce(this.
ctx.canvas.width,this.ctx.canvas.height),this.stateStack=[],this.pendingClip=null,this.pendingEOFill=!1,this.commonObjs=
e,this.objs=s,this.canvasFactory=i,this.filterFactory=n,this.groupStack=[],this.baseTransform=null,this.baseTransformStack=
[],this.groupLevel=0,this.smaskStack=[],this.tempSMask=null,this.smaskGroupCanvases=[],this.smaskPreparedEntry=null,this.
smaskPreparedFor=null,this.smaskPreparedOffsetX=0,this.smaskPreparedOffsetY=0,this.smaskPreparedOOBAlpha=null,this.suspendedCtx=
null,this.contentVisible=!0,this.markedContentStack=a||[],this.optionalContentConfig=r,this.pixelRatio=o,this.cachedPatterns=
new Map,this.annotationCanvasMap=l,this.viewportScale=1,this.outputScaleX=1,this.outputScaleY=1,this.pageColors=c,this._cachedScaleForStroking=
[-1,0],this._cachedBitmapsMap=new Map,this.dependencyTracker=d??null,this.imagesTracker=u??null}getObject(t,e,s=null){return typeof e==
"string"?(this.dependencyTracker?.recordNamedDependency(t,e),e.startsWith("g_")?this.commonObjs.get(e):this.objs.get(e)):
s}beginDrawing({transform:t,viewport:e,transparency:s=!1,background:i=null}){let n=this.ctx.canvas.width,r=this.ctx.canvas.
height,a=this.ctx.fillStyle;if(this.ctx.fillStyle=i||"#ffffff",this.ctx.fillRect(0,0,n,r),this.ctx.fillStyle=a,s){let o=this.
transparentCanvasEntry=this.canvasFactory.create(n,r);this.compositeCtx=this.ctx,{canvas:this.transparentCanvas,context:this.
ctx}=o,this.ctx.save(),this.ctx.transform(...$(this.compositeCtx))}this.ctx.save(),Ge(this.ctx),t&&(this.ctx.transform(...t),
this.outputScaleX=t[0],this.outputScaleY=t[3]),this.ctx.transform(...e.transform),this.viewportScale=e.scale,this.baseTransform=
$(this.ctx)}executeOperatorList(t,e,s,i,n,r){let a=t.argsArray,o=t.fnArray,l=this._pathCache;this._pathCache=t.pathCache??
h.#e.getOrInsertComputed(t,Ke);try{let c=e||0,d=a.length;if(d===c)return c;let u=d-c>Xn&&typeof s=="function",f=u?Date.now()+
ha:0,p=0,g=this.commonObjs,m=this.objs,b,y;for(;;){if(n!==void 0){if(c===n.nextBreakPoint)return n.breakIt(c,s),c;if(n.shouldSkip(
c)){if(++c===d)return c;continue}}if(!r||r(c,t))if(b=o[c],y=a[c]??null,b!==_t.dependency)y===null?this[b](c):this[b](c,...y);else
for(let A of y){this.dependencyTracker?.recordNamedData(A,c);let w=A.startsWith("g_")?g:m;if(!w.has(A))return w.get(A,s,
i),c}if(c++,c===d)return c;if(u&&++p>Xn){if(Date.now()>f)return s(),c;p=0}}}finally{this._pathCache=l}}#f(){for(;this.stateStack.
length||this.inSMaskMode;)this.restore();this.current.activeSMask=null,this.ctx.restore(),this.transparentCanvas&&(this.
ctx=this.compositeCtx,this.ctx.save(),this.ctx.setTransform(1,0,0,1,0,0),this.ctx.drawImage(this.transparentCanvas,0,0),
this.ctx.restore(),this.canvasFactory.destroy(this.transparentCanvasEntry),this.transparentCanvas=null,this.transparentCanvasEntry=
null)}endDrawing(){this.#f();for(let t of this.smaskGroupCanvases)this.canvasFactory.destroy(t);this.smaskGroupCanvases.
length=0,this._clearPreparedSMask(),this.tempSMask=null,this.smaskStack.length=0;for(let t of this.#c)this.#v(t);this.#c.
length=0,this.#n=null,this.#r=null,this.#a=null,this.#o=null,this.#l=1,this.#u=null,this.#i=0,this.#s=0,this.cachedPatterns.
clear();for(let t of this._cachedBitmapsMap.values()){for(let e of t.values())typeof HTMLCanvasElement<"u"&&e instanceof
HTMLCanvasElement&&(e.width=e.height=0);t.clear()}this._cachedBitmapsMap.clear(),this.#p()}#p(){if(this.pageColors){let t=this.
filterFactory.addHCMFilter(this.pageColors.foreground,this.pageColors.background);if(t!=="none"){let e=this.ctx.filter;this.
ctx.filter=t,this.ctx.drawImage(this.ctx.canvas,0,0),this.ctx.filter=e}}}_scaleImage(t,e){let s=t.width??t.displayWidth,
i=t.height??t.displayHeight,n=Math.max(Math.hypot(e[0],e[1]),1),r=Math.max(Math.hypot(e[2],e[3]),1),a=[],o=n,l=r,c=s,d=i;
for(;o>2&&c>1||l>2&&d>1;){let b=c,y=d;o>2&&c>1&&(b=Math.ceil(c/2),o/=c/b),l>2&&d>1&&(y=Math.ceil(d/2),l/=d/y),a.push({newWidth:b,
newHeight:y}),c=b,d=y}if(a.length===0)return{img:t,paintWidth:s,paintHeight:i,tmpCanvas:null};if(a.length===1){let{newWidth:b,
newHeight:y}=a[0],A=this.canvasFactory.create(b,y);return A.context.drawImage(t,0,0,s,i,0,0,b,y),{img:A.canvas,paintWidth:b,
paintHeight:y,tmpCanvas:A}}let u=this.canvasFactory.create(1,1),f=this.canvasFactory.create(1,1),p=s,g=i,m=t;for(let{newWidth:b,
newHeight:y}of a)this.canvasFactory.reset(f,b,y),f.context.drawImage(m,0,0,p,g,0,0,b,y),[u,f]=[f,u],m=u.canvas,p=b,g=y;return this.
canvasFactory.destroy(f),{img:u.canvas,paintWidth:p,paintHeight:g,tmpCanvas:u}}_createMaskCanvas(t,e){let s=this.ctx,{width:i,
height:n}=e,r=this.current.patternFill,a=r?this.current.fillColor:s.fillStyle,o=$(s),l,c,d,u;if((e.bitmap||e.data)&&e.count>
1){let I=e.bitmap||e.data.buffer;c=JSON.stringify(r?o:[o.slice(0,4),a]),l=this._cachedBitmapsMap.getOrInsertComputed(I,Ke);
let P=l.get(c);if(P&&!r){let R=Math.round(Math.min(o[0],o[2])+o[4]),B=Math.round(Math.min(o[1],o[3])+o[5]);return this.dependencyTracker?.
recordDependencies(t,ut.transformAndFill),{canvas:P,offsetX:R,offsetY:B}}d=P}d||(u=this.canvasFactory.create(i,n),qn(u.context,
e));let f=x.transform(o,[1/i,0,0,-1/n,0,0]);f=x.transform(f,[1,0,0,1,0,-n]);let p=Nt.slice();x.axialAlignedBoundingBox([
0,0,i,n],f,p);let[g,m,b,y]=p,A=Math.round(b-g)||1,w=Math.round(y-m)||1,v=this.canvasFactory.create(A,w),S=v.context,E=g,
C=m;S.translate(-E,-C),S.transform(...f);let _=null;if(!d){let I=this._scaleImage(u.canvas,St(S));d=I.img,_=I.tmpCanvas,
d!==u.canvas&&(this.canvasFactory.destroy(u),u=null),l&&r&&(l.set(c,d),_=null,u=null)}S.imageSmoothingEnabled=Qn($(S),e.
interpolate,this.pixelRatio),Ue(S,d,0,0,d.width,d.height,0,0,i,n),_&&this.canvasFactory.destroy(_),u&&this.canvasFactory.
destroy(u),S.globalCompositeOperation="source-in";let T=x.transform(St(S),[1,0,0,1,-E,-C]);return S.fillStyle=r?a.getPattern(
s,this,T,Z.FILL,t):a,S.fillRect(0,0,i,n),l&&!r&&l.set(c,v.canvas),this.dependencyTracker?.recordDependencies(t,ut.transformAndFill),
{canvas:v.canvas,canvasEntry:l&&!r?null:v,offsetX:Math.round(E),offsetY:Math.round(C)}}setLineWidth(t,e){this.dependencyTracker?.
recordSimpleData("lineWidth",t),e!==this.current.lineWidth&&(this._cachedScaleForStroking[0]=-1),this.current.lineWidth=
e,this.ctx.lineWidth=e}setLineCap(t,e){this.dependencyTracker?.recordSimpleData("lineCap",t),this.ctx.lineCap=da[e]}setLineJoin(t,e){
this.dependencyTracker?.recordSimpleData("lineJoin",t),this.ctx.lineJoin=ua[e]}setMiterLimit(t,e){this.dependencyTracker?.
recordSimpleData("miterLimit",t),this.ctx.miterLimit=e}setDash(t,e,s){this.dependencyTracker?.recordSimpleData("dash",t);
let i=this.ctx;i.setLineDash!==void 0&&(i.setLineDash(e),i.lineDashOffset=s)}setRenderingIntent(t,e){}setFlatness(t,e){}setGState(t,e){
for(let[s,i]of e)switch(s){case"LW":this.setLineWidth(t,i);break;case"LC":this.setLineCap(t,i);break;case"LJ":this.setLineJoin(
t,i);break;case"ML":this.setMiterLimit(t,i);break;case"D":this.setDash(t,i[0],i[1]);break;case"RI":this.setRenderingIntent(
t,i);break;case"FL":this.setFlatness(t,i);break;case"Font":this.setFont(t,i[0],i[1]);break;case"CA":this.dependencyTracker?.
recordSimpleData("strokeAlpha",t),this.current.strokeAlpha=i;break;case"ca":this.dependencyTracker?.recordSimpleData("fi\
llAlpha",t),this.ctx.globalAlpha=this.current.fillAlpha=i;break;case"BM":this.dependencyTracker?.recordSimpleData("globa\
lCompositeOperation",t),this.ctx.globalCompositeOperation=i;break;case"SMask":this.dependencyTracker?.recordSimpleData("\
SMask",t),this.current.activeSMask=i?this.tempSMask:null,this.current.activeSMask&&(this.current.activeSMask.blendMode=this.
ctx.globalCompositeOperation),this.tempSMask=null,this.checkSMaskState(t);break;case"TR":{this.dependencyTracker?.recordSimpleData(
"filter",t);let n=this.filterFactory.addFilter(i);this.ctx.filter=n;let r=null;i&&(n==="none"||!H.isCanvasFilterSupported||
this.ctx.filter==="none"||this.ctx.filter==="")&&(this.ctx.filter=n="none",r=new ui(i)),this.current.transferMaps=n,(r||
this.current.transferMapsFallback)&&(this.current.transferMapsFallback=r,this.current.patternFill||(this.ctx.fillStyle=this.#S(
this.current.fillColor)),this.current.patternStroke||(this.ctx.strokeStyle=this.#S(this.current.strokeColor)));break}}}get inSMaskMode(){
return!!this.suspendedCtx}_clearPreparedSMask(){this.smaskPreparedEntry&&(this.canvasFactory.destroy(this.smaskPreparedEntry),
this.smaskPreparedEntry=null),this.smaskPreparedFor=null,this.smaskPreparedOffsetX=0,this.smaskPreparedOffsetY=0,this.smaskPreparedOOBAlpha=
null}_ensurePreparedSMask(t){t!==this.smaskPreparedFor&&(this._clearPreparedSMask(),this._prepareSMaskCanvas(t))}checkSMaskState(t){
let e=this.inSMaskMode;this.current.activeSMask&&!e?this.beginSMaskMode(t):!this.current.activeSMask&&e?this.endSMaskMode():
this.current.activeSMask&&e&&this._ensurePreparedSMask(this.current.activeSMask)}_prepareSMaskCanvas(t){let{canvas:e,subtype:s,
backdrop:i,transferMap:n}=t,r=s==="Luminosity"||s==="Alpha"&&n;if(!r&&!(s==="Luminosity"&&i)){this.smaskPreparedFor=t;return}
let a;if(s==="Luminosity"&&i){let[y,A,w]=ie(i),v=Math.round(.3*y+.59*A+.11*w);a=n?.[v]??v}else a=n?.[0]??0;let o=4,{width:l,
height:c}=this.ctx.canvas,d=e.width*e.height,u=l*c<o*d,f=r?{url:s==="Alpha"?this.filterFactory.addAlphaFilter(n):this.filterFactory.
addLuminosityFilter(n),subtype:s,transferMap:n}:null,p=s==="Luminosity"?i:null,g,m,b;u?(g=this._bakeSMaskCanvas(e,t.offsetX,
t.offsetY,l,c,p,f),m=0,b=0):(g=this._bakeSMaskCanvas(e,0,0,e.width,e.height,p,f),m=t.offsetX,b=t.offsetY),this.smaskPreparedEntry=
g,this.smaskPreparedFor=t,this.smaskPreparedOffsetX=m,this.smaskPreparedOffsetY=b,this.smaskPreparedOOBAlpha=!u&&a!==0?a:
null}_bakeSMaskCanvas(t,e,s,i,n,r,a){!r&&!a&&U("_bakeSMaskCanvas with neither backdrop nor filter");let o=this.canvasFactory.
create(i,n),l=o.context;if(l.drawImage(t,e,s),r&&(l.globalCompositeOperation="destination-atop",l.fillStyle=r,l.fillRect(
0,0,i,n)),!a)return o;let c=this.canvasFactory.create(i,n),d=c.context;d.filter=a.url;let u=H.isCanvasFilterSupported&&d.
filter!=="none"&&d.filter!=="";if(d.drawImage(o.canvas,0,0),H.isCanvasFilterSupported&&(d.filter="none"),!u){let f=d.getImageData(
0,0,i,n),{data:p}=f,{transferMap:g}=a;if(a.subtype==="Luminosity")for(let m=0,b=p.length;m<b;m+=4){let y=.3*p[m]+.59*p[m+
1]+.11*p[m+2]+.5|0;p[m]=p[m+1]=p[m+2]=0,p[m+3]=g?.[y]??y}else for(let m=3,b=p.length;m<b;m+=4)p[m]=g[p[m]];d.putImageData(
f,0,0)}return this.canvasFactory.destroy(o),c}beginSMaskMode(t){if(this.inSMaskMode)throw new Error("beginSMaskMode call\
ed while already in smask mode");let{width:e,height:s}=this.ctx.canvas,i=this.canvasFactory.create(e,s);this.smaskScratchCanvas=
i,this.suspendedCtx=this.ctx;let n=this.ctx=i.context;n.setTransform(this.suspendedCtx.getTransform()),Ot(this.suspendedCtx,
n),Yn(n,this.suspendedCtx),this._ensurePreparedSMask(this.current.activeSMask),this.setGState(t,[["BM","source-over"]])}endSMaskMode(){
if(!this.inSMaskMode)throw new Error("endSMaskMode called while not in smask mode");this.ctx._removeMirroring(),Ot(this.
ctx,this.suspendedCtx),this.ctx=this.suspendedCtx,this.suspendedCtx=null,this.canvasFactory.destroy(this.smaskScratchCanvas),
this.smaskScratchCanvas=null,this._clearPreparedSMask()}#m(t,e=null,s=1){let{width:i,height:n}=t,r=e??this.canvasFactory.
create(i,n),a=r.context;s=Math.round(s*255)/255;let o=s<1;o&&this.#h===void 0&&(this.#h=H.isCanvasFilterSupported?new Map:
"none");let l="none";if(o&&this.#h instanceof Map&&(l=this.#h.getOrInsertComputed(s,()=>this.filterFactory.addKnockoutFilter(
s))),!o||l!=="none")return e&&(a.save(),a.setTransform(1,0,0,1,0,0),a.clearRect(0,0,i,n),a.restore()),a.filter=l,a.drawImage(
t,0,0),a.filter="none",r;let c=t.getContext("2d",{willReadFrequently:!0}).getImageData(0,0,i,n),d=a.createImageData(i,n),
u=c.data,f=d.data,p=s>0?1/s:1e6;for(let g=3,m=u.length;g<m;g+=4)f[g]=Math.min(Math.round(u[g]*p),255);return a.putImageData(
d,0,0),r}#d(t,e,s,i){let n=t?.[e]??null;if(n&&(n.canvas.width!==s||n.canvas.height!==i)&&(this.canvasFactory.destroy(n),
n=null),!n)return n=this.canvasFactory.create(s,i),t&&(t[e]=n),n;let r=n.context;return r.save(),r.setTransform(1,0,0,1,
0,0),r.clearRect(0,0,s,i),r.restore(),n}#g(t,e,s={}){let{backdropCanvas:i=null,destTransform:n=[1,0,0,1,0,0],backdropOffset:r=[
0,0],reuseMaskEntry:a=null,poolMeta:o=null,sourceAlpha:l=1,sourceFilter:c="none",knockoutAlpha:d=1}=s,{width:u,height:f}=e,
p=this.#m(e,a,d),g=t.globalCompositeOperation;if(t.save(),t.setTransform(...n),t.globalAlpha=1,H.isCanvasFilterSupported&&
(t.filter="none"),t.globalCompositeOperation="destination-out",t.drawImage(p.canvas,0,0),i){let[m,b]=r,y=this.#d(o,"knoc\
koutBackdropEntry",u,f),A=y.context;A.drawImage(i,m,b,u,f,0,0,u,f),A.globalCompositeOperation="destination-in",A.drawImage(
p.canvas,0,0),A.globalCompositeOperation="source-over",t.globalCompositeOperation="destination-over",t.drawImage(y.canvas,
0,0),o||this.canvasFactory.destroy(y)}t.globalCompositeOperation=g,t.globalAlpha=l,H.isCanvasFilterSupported&&(t.filter=
c??"none"),t.drawImage(e,0,0),t.restore(),a||this.canvasFactory.destroy(p)}#b(t=1){if(this.#s===0||this.#i>0||!this.contentVisible)
return!1;this.#i++,this.#l=t;let e=this.#c.at(-1),{canvas:s}=this.ctx,i=this.#d(e,"knockoutTempEntry",s.width,s.height);
this.#n=i;let n=i.context;return n.save(),n.setTransform(this.ctx.getTransform()),Ot(this.ctx,n),this.#o=n.globalCompositeOperation,
n.globalCompositeOperation="source-over",Yn(n,this.ctx),this.#u=e,this.#r=this.ctx,this.#a=this.suspendedCtx,this.ctx=n,
this.inSMaskMode&&(this.suspendedCtx=n),!0}#y(t){if(!t)return;let e=this.#n,s=this.#r,i=this.#a,n=e.context;this.#n=null,
this.#r=null,this.#a=null,this.inSMaskMode&&this.suspendedCtx===n&&this.ctx!==n&&this.endSMaskMode(),this.inSMaskMode&&(this.
suspendedCtx=i),this.ctx._removeMirroring(),this.ctx.globalCompositeOperation=this.#o,this.#o=null,Ot(this.ctx,s),this.ctx=
s;let r=this.#u;this.#u=null;let a=this.#l;this.#l=1;try{this.#g(i??s,e.canvas,{backdropCanvas:r?.backdropCtx?.canvas??null,
backdropOffset:r?.backdropCtx?[r.offsetX,r.offsetY]:[0,0],reuseMaskEntry:r?.knockoutMaskEntry??null,poolMeta:r,knockoutAlpha:a})}finally{
n.restore(),this.#i--,r||this.canvasFactory.destroy(e)}}compose(t){if(!this.current.activeSMask)return;t=t?[Math.floor(t[0]),
Math.floor(t[1]),Math.ceil(t[2]),Math.ceil(t[3])]:[0,0,this.ctx.canvas.width,this.ctx.canvas.height];let e=this.current.
activeSMask,s=this.suspendedCtx,i=this.#i>0&&s===this.ctx;this.composeSMask(i?null:s,e,this.ctx,t),!i&&(this.ctx.save(),
this.ctx.setTransform(1,0,0,1,0,0),this.ctx.clearRect(0,0,this.ctx.canvas.width,this.ctx.canvas.height),this.ctx.restore())}composeSMask(t,e,s,i){
let n=i[0],r=i[1],a=i[2]-n,o=i[3]-r;if(a===0||o===0)return;let l=this.smaskPreparedEntry;if(l){let c=n,d=r,u=a,f=o,p=this.
smaskPreparedOOBAlpha,g=p!==null;if(g){c=Math.max(n,e.offsetX),d=Math.max(r,e.offsetY);let m=Math.min(n+a,e.offsetX+e.canvas.
width),b=Math.min(r+o,e.offsetY+e.canvas.height);u=m-c,f=b-d}if(u>0&&f>0){let m=c-this.smaskPreparedOffsetX,b=d-this.smaskPreparedOffsetY;
s.save(),s.globalAlpha=1,s.setTransform(1,0,0,1,0,0);let y=new Path2D;y.rect(c,d,u,f),s.clip(y),s.globalCompositeOperation=
"destination-in",s.drawImage(l.canvas,m,b,u,f,c,d,u,f),s.restore()}g&&p<255&&this._applySMaskOOBAlpha(s,n,r,a,o,c,d,c+u,
d+f,p)}else this.genericComposeSMask(e,s,a,o,n,r);t&&(t.save(),t.globalAlpha=1,t.globalCompositeOperation=e.blendMode||"\
source-over",t.setTransform(1,0,0,1,0,0),t.drawImage(s.canvas,n,r,a,o,n,r,a,o),t.restore())}_applySMaskOOBAlpha(t,e,s,i,n,r,a,o,l,c){
let d=r<o&&a<l;if(d&&r===e&&a===s&&o===e+i&&l===s+n)return;let u=new Path2D;u.rect(e,s,i,n),d&&u.rect(r,a,o-r,l-a),t.save(),
t.globalAlpha=c/255,t.setTransform(1,0,0,1,0,0),t.clip(u,"evenodd"),t.globalCompositeOperation="destination-in",t.fillStyle=
"#000000",t.fillRect(e,s,i,n),t.restore()}genericComposeSMask(t,e,s,i,n,r){let{context:a,offsetX:o,offsetY:l}=t;e.save(),
e.globalAlpha=1,e.setTransform(1,0,0,1,0,0);let c=new Path2D;c.rect(n,r,s,i),e.clip(c),e.globalCompositeOperation="desti\
nation-in",e.drawImage(a.canvas,n-o,r-l,s,i,n,r,s,i),e.restore()}save(t){this.inSMaskMode&&Ot(this.ctx,this.suspendedCtx),
this.ctx.save();let e=this.current;this.stateStack.push(e),this.current=e.clone(),this.dependencyTracker?.save(t)}restore(t){
if(this.dependencyTracker?.restore(t),this.stateStack.length===0){this.inSMaskMode&&this.endSMaskMode();return}this.current=
this.stateStack.pop(),this.ctx.restore(),this.inSMaskMode&&(Ot(this.suspendedCtx,this.ctx),this.ctx.setTransform(this.suspendedCtx.
getTransform())),this.checkSMaskState(t),this.pendingClip=null,this._cachedScaleForStroking[0]=-1}resetGraphicsState(){let{
clipBox:t,transferMaps:e,transferMapsFallback:s}=this.current,i=this.current=new ce(0,0);i.clipBox=t,i.transferMaps=e,i.
transferMapsFallback=s;let n=this.ctx;n.lineWidth=1,n.lineCap="butt",n.lineJoin="miter",n.miterLimit=10,n.setLineDash!==
void 0&&(n.setLineDash([]),n.lineDashOffset=0),this._cachedScaleForStroking[0]=-1}transform(t,e,s,i,n,r,a){this.dependencyTracker?.
recordIncrementalData("transform",t),this.ctx.transform(e,s,i,n,r,a),this._cachedScaleForStroking[0]=-1}constructPath(t,e,s,i){
let n=this._pathCache.get(t);if(!i){n||(n=new Path2D,this._pathCache.set(t,n)),e!==_t.stroke&&e!==_t.closeStroke&&(this.
current.tilingPatternDims=null),this[e](t,n);return}if(this.dependencyTracker!==null){let a=e===_t.stroke?this.current.lineWidth/
2:0;this.dependencyTracker.resetBBox(t).recordBBox(t,this.ctx,i[0]-a,i[2]+a,i[1]-a,i[3]+a).recordDependencies(t,["transf\
orm"])}n||(n=cr(s[0]),this._pathCache.set(t,n)),x.axialAlignedBoundingBox(i,$(this.ctx),this.current.minMax);let r=this.
current.tilingPatternDims;if(r&&e!==_t.stroke&&e!==_t.closeStroke&&this.current.fillColor instanceof he){let a=x.intersect(
this.current.clipBox,this.current.minMax);a?this.current.fillColor.updatePatternDims(a,r):this.current.tilingPatternDims=
null}this[e](t,n),this._pathStartIdx=t}closePath(t){this.ctx.closePath()}stroke(t,e,s=!0){let i=s&&this.#b(this.current.
strokeAlpha),n=this.ctx,r=this.current.strokeColor;if(n.globalAlpha=this.current.strokeAlpha,this.contentVisible)if(typeof r==
"object"&&r?.getPattern){let a=r.isModifyingCurrentTransform()?n.getTransform():null;if(n.save(),n.strokeStyle=r.getPattern(
n,this,St(n),Z.STROKE,t),a){let o=new Path2D;o.addPath(e,n.getTransform().invertSelf().multiplySelf(a)),e=o}this.rescaleAndStroke(
e,!1),n.restore()}else this.rescaleAndStroke(e,!0);this.dependencyTracker?.recordDependencies(t,ut.stroke),s&&this.consumePath(
t,e,this.current.getClippedPathBoundingBox(Z.STROKE,$(this.ctx))),n.globalAlpha=this.current.fillAlpha,this.#y(i)}closeStroke(t,e){
this.stroke(t,e)}fill(t,e,s=!0){let i=s&&this.#b(this.current.fillAlpha),n=this.ctx,r=this.current.fillColor,a=this.current.
patternFill,o=!1,l=this.current.getClippedPathBoundingBox();if(this.dependencyTracker?.recordDependencies(t,ut.fill),a){
let c=this.current.tilingPatternDims,d=c&&r.canSkipPatternCanvas(c);if(d){let{pendingClip:f,pendingEOFill:p}=this;this.pendingClip=
null,this.pendingEOFill=!1,r.drawPattern(this,e,p,d,t),this.pendingClip=f,s&&this.consumePath(t,e,l),this.current.tilingPatternDims=
null,this.#y(i);return}let u=r.isModifyingCurrentTransform()?n.getTransform():null;if(this.dependencyTracker?.save(t),n.
save(),n.fillStyle=r.getPattern(n,this,St(n),Z.FILL,t),u){let f=new Path2D;f.addPath(e,n.getTransform().invertSelf().multiplySelf(
u)),e=f}o=!0}this.contentVisible&&l!==null&&(this.pendingEOFill?(n.fill(e,"evenodd"),this.pendingEOFill=!1):n.fill(e)),o&&
(n.restore(),this.dependencyTracker?.restore(t)),s&&this.consumePath(t,e,l),this.#y(i)}eoFill(t,e){this.pendingEOFill=!0,
this.fill(t,e)}fillStroke(t,e){let s=this.#b(Math.min(this.current.fillAlpha,this.current.strokeAlpha));this.fill(t,e,!1),
this.stroke(t,e,!1),this.consumePath(t,e),this.#y(s)}eoFillStroke(t,e){this.pendingEOFill=!0,this.fillStroke(t,e)}closeFillStroke(t,e){
this.fillStroke(t,e)}closeEOFillStroke(t,e){this.pendingEOFill=!0,this.fillStroke(t,e)}endPath(t,e){this.consumePath(t,e)}rawFillPath(t,e){
let s=this.#b(this.current.fillAlpha);this.ctx.fill(e),this.dependencyTracker?.recordDependencies(t,ut.rawFillPath).recordOperation(
t),this.#y(s)}clip(t){this.dependencyTracker?.recordFutureForcedDependency("clipMode",t),this.pendingClip=fa}eoClip(t){this.
dependencyTracker?.recordFutureForcedDependency("clipMode",t),this.pendingClip=Jn}beginText(t){this.current.textMatrix=null,
this.current.textMatrixScale=1,this.current.x=this.current.lineX=0,this.current.y=this.current.lineY=0,this.dependencyTracker?.
recordOpenMarker(t).resetIncrementalData("sameLineText").resetIncrementalData("moveText",t)}endText(t){let e=this.pendingTextPaths,
s=this.ctx;if(this.dependencyTracker){let{dependencyTracker:i}=this;e!==void 0&&i.recordFutureForcedDependency("textClip",
i.getOpenMarker()).recordFutureForcedDependency("textClip",t),i.recordCloseMarker(t)}if(e!==void 0){let i=new Path2D,n=s.
getTransform().invertSelf();for(let{transform:r,x:a,y:o,fontSize:l,path:c}of e)c&&i.addPath(c,new DOMMatrix(r).preMultiplySelf(
n).translate(a,o).scale(l,-l));s.clip(i)}delete this.pendingTextPaths}setCharSpacing(t,e){this.dependencyTracker?.recordSimpleData(
"charSpacing",t),this.current.charSpacing=e}setWordSpacing(t,e){this.dependencyTracker?.recordSimpleData("wordSpacing",t),
this.current.wordSpacing=e}setHScale(t,e){this.dependencyTracker?.recordSimpleData("hScale",t),this.current.textHScale=e/
100}setLeading(t,e){this.dependencyTracker?.recordSimpleData("leading",t),this.current.leading=-e}setFont(t,e,s){this.dependencyTracker?.
recordSimpleData("font",t).recordSimpleDataFromNamed("fontObj",e,t);let i=this.commonObjs.get(e),n=this.current;if(!i)throw new Error(
`Can't find font for ${e}`);if(n.fontMatrix=i.fontMatrix||Ns,(n.fontMatrix[0]===0||n.fontMatrix[3]===0)&&O("Invalid font\
 matrix for font "+e),s<0?(s=-s,n.fontDirection=-1):n.fontDirection=1,this.current.font=i,this.current.fontSize=s,i.isType3Font)
return;let r=i.loadedName||"sans-serif",a=i.systemFontInfo?.css||`"${r}", ${i.fallbackName}`,o="normal";i.black?o="900":
i.bold&&(o="bold");let l=i.italic?"italic":"normal",c=V(s,oa,la);this.current.fontSizeScale=s/c,this.ctx.font=`${l} ${o}\
 ${c}px ${a}`}setTextRenderingMode(t,e){this.dependencyTracker?.recordSimpleData("textRenderingMode",t),this.current.textRenderingMode=
e}setTextRise(t,e){this.dependencyTracker?.recordSimpleData("textRise",t),this.current.textRise=e}moveText(t,e,s){this.dependencyTracker?.
resetIncrementalData("sameLineText").recordIncrementalData("moveText",t),this.current.x=this.current.lineX+=e,this.current.
y=this.current.lineY+=s}setLeadingMoveText(t,e,s){this.setLeading(t,-s),this.moveText(t,e,s)}setTextMatrix(t,e){this.dependencyTracker?.
resetIncrementalData("sameLineText").recordSimpleData("textMatrix",t);let{current:s}=this;s.textMatrix=e,s.textMatrixScale=
Math.hypot(e[0],e[1]),s.x=s.lineX=0,s.y=s.lineY=0}nextLine(t){this.moveText(t,0,this.current.leading),this.dependencyTracker?.
recordIncrementalData("moveText",this.dependencyTracker.getSimpleIndex("leading")??t)}#A(t,e,s){let i=new Path2D;return i.
addPath(t,new DOMMatrix(s).invertSelf().multiplySelf(e)),i}paintChar(t,e,s,i,n,r){let a=this.ctx,o=this.current,l=o.font,
c=o.textRenderingMode,d=o.fontSize/o.fontSizeScale,u=c&J.FILL_STROKE_MASK,f=!!(c&J.ADD_TO_PATH_FLAG),p=o.patternFill&&!l.
missingFile,g=o.patternStroke&&!l.missingFile,m;if((l.disableFontFace||f||p||g)&&!l.missingFile&&(m=l.getPathGenerator(this.
commonObjs,e)),m&&(l.disableFontFace||p||g)){a.save(),a.translate(s,i),a.scale(d,-d),this.dependencyTracker?.recordCharacterBBox(
t,a,l);let b;if(u===J.FILL||u===J.FILL_STROKE)if(n){b=a.getTransform(),a.setTransform(...n);let y=this.#A(m,b,n);a.fill(
y)}else a.fill(m);if(u===J.STROKE||u===J.FILL_STROKE)if(r){b||=a.getTransform(),a.setTransform(...r);let{a:y,b:A,c:w,d:v}=b,
S=x.inverseTransform(r),E=x.transform([y,A,w,v,0,0],S);x.singularValueDecompose2dScale(E,ct),a.lineWidth*=Math.max(ct[0],
ct[1])/d,a.stroke(this.#A(m,b,r))}else a.lineWidth/=d,a.stroke(m);a.restore()}else(u===J.FILL||u===J.FILL_STROKE)&&(a.fillText(
e,s,i),this.dependencyTracker?.recordCharacterBBox(t,a,l,d,s,i,()=>a.measureText(e))),(u===J.STROKE||u===J.FILL_STROKE)&&
(this.dependencyTracker&&this.dependencyTracker?.recordCharacterBBox(t,a,l,d,s,i,()=>a.measureText(e)).recordDependencies(
t,ut.stroke),a.strokeText(e,s,i));f&&((this.pendingTextPaths||=[]).push({transform:$(a),x:s,y:i,fontSize:d,path:m}),this.
dependencyTracker?.recordCharacterBBox(t,a,l,d,s,i))}get isFontSubpixelAAEnabled(){let t=this.canvasFactory.create(10,10),
e=t.context;e.scale(1.5,1),e.fillText("I",0,10);let s=e.getImageData(0,0,10,10).data;this.canvasFactory.destroy(t);let i=!1;
for(let n=3;n<s.length;n+=4)if(s[n]>0&&s[n]<255){i=!0;break}return k(this,"isFontSubpixelAAEnabled",i)}#w(t,e,s){let i=this.
ctx;i.save();let n=t.getPattern(i,this,St(i),e,s),r=$(i);return i.restore(),[n,r]}showText(t,e){this.dependencyTracker&&
(this.dependencyTracker.recordDependencies(t,ut.showText).resetBBox(t),this.current.textRenderingMode&J.ADD_TO_PATH_FLAG&&
this.dependencyTracker.recordFutureForcedDependency("textClip",t).inheritPendingDependenciesAsFutureForcedDependencies());
let s=this.current,i=s.font;if(i.isType3Font){let P=this.#b(s.fillAlpha);this.showType3Text(t,e),this.dependencyTracker?.
recordShowTextOperation(t),this.#y(P);return}let n=s.fontSize;if(n===0){this.dependencyTracker?.recordOperation(t);return}
let r=this.#b(s.fillAlpha),a=this.ctx,o=s.fontSizeScale,l=s.charSpacing,c=s.wordSpacing,d=s.fontDirection,u=s.textHScale*
d,f=e.length,p=i.vertical,g=p?1:-1,m=n*s.fontMatrix[0],b=s.textRenderingMode===J.FILL&&!i.disableFontFace&&!s.patternFill;
a.save(),s.textMatrix&&a.transform(...s.textMatrix),a.translate(s.x,s.y+s.textRise),d>0?a.scale(u,-1):a.scale(u,1);let y,
A,w=s.textRenderingMode&J.FILL_STROKE_MASK,v=w===J.FILL||w===J.FILL_STROKE,S=w===J.STROKE||w===J.FILL_STROKE,E=s.lineWidth,
C=s.textMatrixScale;if(C===0||E===0?S&&(E=this.getSinglePixelWidth()):E/=C,o!==1&&(a.scale(o,o),E/=o),a.lineWidth=E,v&&s.
patternFill&&([a.fillStyle,y]=this.#w(s.fillColor,Z.FILL,t)),S&&s.patternStroke&&([a.strokeStyle,A]=this.#w(s.strokeColor,
Z.STROKE,t)),i.isInvalidPDFjsFont){let P=[],R=0;for(let G of e)P.push(G.unicode),R+=G.width;let B=P.join("");if(a.fillText(
B,0,0),this.dependencyTracker!==null){let G=a.measureText(B);this.dependencyTracker.recordBBox(t,this.ctx,-G.actualBoundingBoxLeft,
G.actualBoundingBoxRight,-G.actualBoundingBoxAscent,G.actualBoundingBoxDescent).recordShowTextOperation(t)}s.x+=R*m*u,a.
restore(),this.compose(),this.#y(r);return}let _=0,T,I=null;for(T=0;T<f;++T){let P=e[T];if(typeof P=="number"){_+=g*P*n/
1e3;continue}let R=!1,B=(P.isSpace?c:0)+l,G=P.fontChar,D=P.accent,L,et,st,vt=P.width;if(p){let it=P.vmetric,Lt=-it[1]*m,
Tt=it[2]*m;if(vt=-it[0],L=Lt/o,et=(_+Tt)/o,P.isRotated){st=a.measureText(G);let X=m/o,Ne=P.width/2*X,kt=L+Ne;L=et-(880-1e3/
2)*X-Ne,et=(st.actualBoundingBoxAscent-st.actualBoundingBoxDescent)/2-kt,R=!0,a.save(),a.rotate(Math.PI/2)}}else L=_/o,et=
0;let mt=P.isRotated?P.width:vt,K=1;if((i.remeasure||P.isRotated)&&mt>0){st??=a.measureText(G);let it=st.width*1e3/n*o;mt<
it&&this.isFontSubpixelAAEnabled?(K=mt/it,R||(R=!0,a.save()),a.scale(K,1),L/=K):mt!==it&&(L+=(mt-it)/2e3*n/o)}if(R&&i.missingFile&&
(y||A)&&(I||=new Map,[a.fillStyle,a.strokeStyle]=I.getOrInsertComputed(P.isRotated?-K:K,()=>[y?this.#w(s.fillColor,Z.FILL,
t)[0]:a.fillStyle,A?this.#w(s.strokeColor,Z.STROKE,t)[0]:a.strokeStyle])),this.contentVisible&&(P.isInFont||i.missingFile)){
if(b&&!D)a.fillText(G,L,et),this.dependencyTracker?.recordCharacterBBox(t,a,st?{bbox:null}:i,n/o,L,et,()=>st??a.measureText(
G));else if(this.paintChar(t,G,L,et,y,A),D){let it=L+n*D.offset.x/o,Lt=et-n*D.offset.y/o;this.paintChar(t,D.fontChar,it,
Lt,y,A)}}let Q=p?vt*m-B*d:vt*m+B*d;_+=Q,R&&a.restore()}p?s.y-=_:s.x+=_*u,a.restore(),this.compose(),this.dependencyTracker?.
recordShowTextOperation(t),this.#y(r)}showType3Text(t,e){let s=this.ctx,i=this.current,n=i.font,r=i.fontSize,a=i.fontDirection,
o=n.vertical?1:-1,l=i.charSpacing,c=i.wordSpacing,d=i.textHScale*a,u=i.fontMatrix||Ns,f=e.length,p=i.textRenderingMode!==
J.INVISIBLE,g,m,b,y;if(r===0)return;this._cachedScaleForStroking[0]=-1,s.save(),i.textMatrix&&s.transform(...i.textMatrix),
s.translate(i.x,i.y+i.textRise),s.scale(d,a);let A=this.dependencyTracker;this.dependencyTracker=A?new Se(A,t):null;try{
for(g=0;g<f;++g){if(m=e[g],typeof m=="number"){y=o*m*r/1e3,this.ctx.translate(y,0),i.x+=y*d;continue}let w=(m.isSpace?c:
0)+l,v=n.charProcOperatorList.get(m.operatorListId);v?this.contentVisible&&p&&(this.save(),s.scale(r,r),s.transform(...u),
this.executeOperatorList(v),this.restore()):O(`Type3 character "${m.operatorListId}" is not available.`),b=m.width*u[0]*
r+w*a,s.translate(b,0),i.x+=b*d}}finally{A&&(this.dependencyTracker=A)}s.restore()}setCharWidth(t,e,s){}setCharWidthAndBounds(t,e,s,i,n,r,a){
let o=new Path2D;o.rect(i,n,r-i,a-n),this.ctx.clip(o),this.dependencyTracker?.recordBBox(t,this.ctx,i,r,n,a).recordClipBox(
t,this.ctx,i,r,n,a),this.endPath(t)}getColorN_Pattern(t,e){let s;if(e[0]==="TilingPattern"){let i=this.baseTransform||$(
this.ctx),n={createCanvasGraphics:(r,a)=>new h(r,this.commonObjs,this.objs,this.canvasFactory,this.filterFactory,{optionalContentConfig:this.
optionalContentConfig,markedContentStack:this.markedContentStack,pixelRatio:this.pixelRatio},void 0,void 0,this.dependencyTracker?
new Se(this.dependencyTracker,a,!0):null)};s=new he(e,this.ctx,n,i)}else s=this._getPattern(t,e[1],e[2]);return s}setStrokeColorN(t,...e){
this.dependencyTracker?.recordSimpleData("strokeColor",t),this.current.strokeColor=this.getColorN_Pattern(t,e),this.current.
patternStroke=!0}setFillColorN(t,...e){this.dependencyTracker?.recordSimpleData("fillColor",t);let s=this.current.fillColor=
this.getColorN_Pattern(t,e);this.current.patternFill=!0,this.current.tilingPatternDims=s instanceof he?[0,0,0,0]:null}#S(t){
return this.current.transferMapsFallback?.applyToColor(t)??t}setStrokeRGBColor(t,e){this.dependencyTracker?.recordSimpleData(
"strokeColor",t),this.current.strokeColor=e,this.ctx.strokeStyle=this.#S(e),this.current.patternStroke=!1}setStrokeTransparent(t){
this.dependencyTracker?.recordSimpleData("strokeColor",t),this.ctx.strokeStyle=this.current.strokeColor="transparent",this.
current.patternStroke=!1}setFillRGBColor(t,e){this.dependencyTracker?.recordSimpleData("fillColor",t),this.current.fillColor=
e,this.ctx.fillStyle=this.#S(e),this.current.patternFill=!1,this.current.tilingPatternDims=null}setFillTransparent(t){this.
dependencyTracker?.recordSimpleData("fillColor",t),this.ctx.fillStyle=this.current.fillColor="transparent",this.current.
patternFill=!1,this.current.tilingPatternDims=null}_getPattern(t,e,s=null){let i=this.cachedPatterns.getOrInsertComputed(
e,()=>aa(this.getObject(t,e)));return s&&(i.matrix=s),i}shadingFill(t,e){if(!this.contentVisible)return;let s=this.#b(this.
current.fillAlpha),i=this.ctx;this.save(t);let n=this._getPattern(t,e);i.fillStyle=n.getPattern(i,this,St(i),Z.SHADING,t);
let r=St(i);if(r){let{width:a,height:o}=i.canvas,l=Nt.slice();x.axialAlignedBoundingBox([0,0,a,o],r,l);let[c,d,u,f]=l;this.
ctx.fillRect(c,d,u-c,f-d)}else this.ctx.fillRect(-1e10,-1e10,2e10,2e10);this.dependencyTracker?.resetBBox(t).recordFullPageBBox(
t).recordDependencies(t,ut.transform).recordDependencies(t,ut.fill).recordOperation(t),this.compose(this.current.getClippedPathBoundingBox()),
this.restore(t),this.#y(s)}beginInlineImage(){U("Should not call beginInlineImage")}beginImageData(){U("Should not call \
beginImageData")}paintFormXObjectBegin(t,e,s){if(this.contentVisible&&(this.save(t),this.baseTransformStack.push(this.baseTransform),
e&&this.transform(t,...e),this.baseTransform=$(this.ctx),s)){x.axialAlignedBoundingBox(s,this.baseTransform,this.current.
minMax);let[i,n,r,a]=s,o=new Path2D;o.rect(i,n,r-i,a-n),this.ctx.clip(o),this.dependencyTracker?.recordClipBox(t,this.ctx,
i,r,n,a),this.endPath(t)}}paintFormXObjectEnd(t){this.contentVisible&&(this.restore(t),this.baseTransform=this.baseTransformStack.
pop())}beginGroup(t,e){if(!this.contentVisible)return;this.save(t);let{inSMaskMode:s}=this;s&&(this.endSMaskMode(),this.
current.activeSMask=null);let i=this.ctx;if((!e.needsIsolation||!e.isolated&&!e.hasSoftMask)&&!e.knockout&&!e.isGray&&this.#s===
0&&i.globalAlpha===1&&i.globalCompositeOperation==="source-over"&&!s){if(e.bbox){let w=new Path2D,[v,S,E,C]=e.bbox;if(w.
rect(v,S,E-v,C-S),e.matrix){let _=new Path2D;_.addPath(w,new DOMMatrix(e.matrix)),w=_}i.clip(w)}this.groupStack.push(null),
this.#c.push(null),this.groupLevel++;return}!e.isolated&&!e.knockout&&this.#s===0&&Ss("TODO: Fully support non-isolated \
non-knockout groups.");let n=$(i);e.matrix&&i.transform(...e.matrix);let r=[0,0,i.canvas.width,i.canvas.height],a;e.bbox?
(a=Nt.slice(),x.axialAlignedBoundingBox(e.bbox,$(i),a),a=x.intersect(a,r)||[0,0,0,0]):a=r;let o=Math.floor(a[0]),l=Math.
floor(a[1]),c=Math.max(Math.ceil(a[2])-o,1),d=Math.max(Math.ceil(a[3])-l,1);this.current.startNewPathAndClipBox([0,0,c,d]);
let u=this.canvasFactory.create(c,d);e.smask&&this.smaskGroupCanvases.push(u);let f=u.context,p=e.knockout&&!e.isolated?
i:null,g=!e.isolated&&!e.knockout&&!e.smask&&e.needsIsolation&&this.#s>0,m=e.knockout?this.canvasFactory.create(c,d):null,
b=this.#s;e.knockout?this.#s++:this.#s=0,f.translate(-o,-l),f.transform(...n);let y=!e.isolated&&!e.smask&&e.needsIsolation,
A=y&&!s&&b===0&&!e.knockout&&!e.isGray&&e.hasSoftMask&&i.globalAlpha===1&&i.globalCompositeOperation==="source-over"&&this.
current.transferMaps==="none"&&!this.current.transferMapsFallback;if(y&&(s||A)&&(f.save(),f.setTransform(1,0,0,1,0,0),f.
drawImage(i.canvas,-o,-l),f.restore()),e.bbox){let w=new Path2D,[v,S,E,C]=e.bbox;if(w.rect(v,S,E-v,C-S),e.matrix){let _=new Path2D;
_.addPath(w,new DOMMatrix(e.matrix)),w=_}f.clip(w)}e.smask&&this.smaskStack.push({canvas:u.canvas,context:f,offsetX:o,offsetY:l,
subtype:e.smask.subtype,backdrop:e.smask.backdrop,transferMap:e.smask.transferMap||null}),(!e.smask||this.dependencyTracker)&&
(i.setTransform(1,0,0,1,0,0),i.translate(o,l),i.save()),Ot(i,f),this.ctx=f,this.dependencyTracker?.inheritSimpleDataAsFutureForcedDependencies(
["fillAlpha","strokeAlpha","globalCompositeOperation"]).pushBaseTransform(i),this.setGState(t,[["BM","source-over"],["ca",
1],["CA",1],["TR",null]]),this.groupStack.push(i),this.#c.push({backdropCtx:p,savedKnockoutLevel:b,offsetX:o,offsetY:l,hasInnerBackdrop:g,
replaceBackdrop:A,knockoutMaskEntry:m,knockoutTempEntry:null,knockoutBackdropEntry:null}),this.groupLevel++}endGroup(t,e){
if(!this.contentVisible)return;this.groupLevel--;let s=this.ctx,i=this.groupStack.pop(),n=this.#c.pop();if(n&&(this.#s=n.
savedKnockoutLevel),i===null){this.restore(t);return}if(e.isGray&&this.#E(s),this.ctx=i,this.ctx.imageSmoothingEnabled=!1,
this.dependencyTracker?.popBaseTransform(),e.smask)this.tempSMask=this.smaskStack.pop(),this.restore(t),this.dependencyTracker&&
(this.ctx.restore(),this.inSMaskMode&&this.ctx.setTransform(this.suspendedCtx.getTransform())),this.#v(n);else{this.ctx.
restore();let r=$(this.ctx);this.restore(t),this.current.transferMapsFallback?.applyToCanvas(s),this.ctx.save(),this.ctx.
setTransform(...r);let a=Nt.slice();x.axialAlignedBoundingBox([0,0,s.canvas.width,s.canvas.height],r,a);let o=this.#c.at(
-1);if(this.#s>0)if(n.hasInnerBackdrop){let{width:l,height:c}=s.canvas,d=this.canvasFactory.create(l,c),u=d.context;u.drawImage(
i.canvas,n.offsetX,n.offsetY,l,c,0,0,l,c),u.globalCompositeOperation="source-over",u.drawImage(s.canvas,0,0);let f=this.#m(
s.canvas);u.globalCompositeOperation="destination-in",u.drawImage(f.canvas,0,0);let p=this.ctx.globalCompositeOperation,
g=this.ctx.globalAlpha,m=this.ctx.filter;this.ctx.save(),this.ctx.setTransform(...r),this.ctx.globalAlpha=1,H.isCanvasFilterSupported&&
(this.ctx.filter="none"),this.ctx.globalCompositeOperation="destination-out",this.ctx.drawImage(f.canvas,0,0),this.ctx.globalCompositeOperation=
p,this.ctx.globalAlpha=g,H.isCanvasFilterSupported&&(this.ctx.filter=m??"none"),this.ctx.drawImage(d.canvas,0,0),this.ctx.
restore(),this.canvasFactory.destroy(f),this.canvasFactory.destroy(d)}else{let l=o?.backdropCtx??null;this.#g(this.ctx,s.
canvas,{backdropCanvas:l?.canvas??null,destTransform:r,backdropOffset:l?[o.offsetX+n.offsetX,o.offsetY+n.offsetY]:[0,0],
sourceAlpha:this.ctx.globalAlpha,sourceFilter:this.ctx.filter})}else{if(n.replaceBackdrop){let l=new Path2D;l.rect(0,0,s.
canvas.width,s.canvas.height),this.ctx.clip(l),this.ctx.globalCompositeOperation="copy"}this.ctx.drawImage(s.canvas,0,0)}
this.ctx.restore(),this.canvasFactory.destroy({canvas:s.canvas,context:s}),this.#v(n),this.compose(a)}}#E(t){let{canvas:e}=t,
{width:s,height:i}=e;if(H.isCanvasFilterSupported){t.save(),t.setTransform(1,0,0,1,0,0),t.filter="grayscale(1)",t.globalAlpha=
1,t.globalCompositeOperation="copy",t.drawImage(e,0,0),t.restore();return}let n=t.getImageData(0,0,s,i),{data:r}=n;for(let a=0,
o=r.length;a<o;a+=4){let l=r[a]*.2126+r[a+1]*.7152+r[a+2]*.0722+.5|0;r[a]=r[a+1]=r[a+2]=l}t.putImageData(n,0,0)}#v(t){t&&
(t.knockoutMaskEntry&&(this.canvasFactory.destroy(t.knockoutMaskEntry),t.knockoutMaskEntry=null),t.knockoutTempEntry&&(this.
canvasFactory.destroy(t.knockoutTempEntry),t.knockoutTempEntry=null),t.knockoutBackdropEntry&&(this.canvasFactory.destroy(
t.knockoutBackdropEntry),t.knockoutBackdropEntry=null))}beginAnnotation(t,e,s,i,n,r,a){if(this.#f(),Ge(this.ctx),this.ctx.
save(),this.save(t),this.baseTransform&&this.ctx.setTransform(...this.baseTransform),s){let o=s[2]-s[0],l=s[3]-s[1];if(r&&
this.annotationCanvasMap){i=i.slice(),i[4]-=s[0],i[5]-=s[1],x.singularValueDecompose2dScale($(this.ctx),ct);let{viewportScale:c}=this,
d=Math.ceil(o*this.outputScaleX*c),u=Math.ceil(l*this.outputScaleY*c);this.annotationCanvas=this.canvasFactory.create(d,
u);let{canvas:f,context:p}=this.annotationCanvas;if(a){let g=this.annotationCanvasMap.getOrInsertComputed(e,se);br(f,a);
let m=g.findIndex(b=>ca(b)===a);m===-1?g.push(f):g[m]=f}else this.annotationCanvasMap.set(e,f);this.annotationCanvas.savedCtx=
this.ctx,this.ctx=p,this.ctx.save(),this.ctx.setTransform(ct[0],0,0,-ct[1],0,l*ct[1]),Ge(this.ctx)}else{Ge(this.ctx),this.
endPath(t);let c=new Path2D;c.rect(s[0],s[1],o,l),this.ctx.clip(c)}}this.current=new ce(this.ctx.canvas.width,this.ctx.canvas.
height),this.baseTransformStack.push(this.baseTransform),this.transform(t,...i),this.transform(t,...n),this.baseTransform=
$(this.ctx)}endAnnotation(t){this.annotationCanvas&&(this.ctx.restore(),this.#p(),this.ctx=this.annotationCanvas.savedCtx,
delete this.annotationCanvas.savedCtx,delete this.annotationCanvas),this.baseTransform=this.baseTransformStack.pop()}paintImageMaskXObject(t,e){
if(!this.contentVisible)return;let s=e.count;e=this.getObject(t,e.data,e),e.count=s;let i=this.#b(this.current.fillAlpha),
n=this.ctx,r=this._createMaskCanvas(t,e),a=r.canvas;n.save(),n.setTransform(1,0,0,1,0,0),n.drawImage(a,r.offsetX,r.offsetY),
this.dependencyTracker?.resetBBox(t).recordBBox(t,this.ctx,r.offsetX,r.offsetX+a.width,r.offsetY,r.offsetY+a.height).recordOperation(
t),n.restore(),r.canvasEntry&&this.canvasFactory.destroy(r.canvasEntry),this.compose(),this.#y(i)}paintImageMaskXObjectRepeat(t,e,s,i=0,n=0,r,a){
if(!this.contentVisible)return;e=this.getObject(t,e.data,e);let o=this.#b(this.current.fillAlpha),l=this.ctx;l.save();let c=$(
l);l.transform(s,i,n,r,0,0);let d=this._createMaskCanvas(t,e);l.setTransform(1,0,0,1,d.offsetX-c[4],d.offsetY-c[5]),this.
dependencyTracker?.resetBBox(t);for(let u=0,f=a.length;u<f;u+=2){let p=x.transform(c,[s,i,n,r,a[u],a[u+1]]);l.drawImage(
d.canvas,p[4],p[5]),this.dependencyTracker?.recordBBox(t,this.ctx,p[4],p[4]+d.canvas.width,p[5],p[5]+d.canvas.height)}l.
restore(),d.canvasEntry&&this.canvasFactory.destroy(d.canvasEntry),this.compose(),this.dependencyTracker?.recordOperation(
t),this.#y(o)}paintImageMaskXObjectGroup(t,e){if(!this.contentVisible)return;let s=this.#b(this.current.fillAlpha),i=this.
ctx,n=this.current.patternFill,r=n?this.current.fillColor:i.fillStyle;this.dependencyTracker?.resetBBox(t).recordDependencies(
t,ut.transformAndFill);for(let a of e){let{data:o,width:l,height:c,transform:d}=a,u=this.canvasFactory.create(l,c),f=u.context;
f.save();let p=this.getObject(t,o,a);qn(f,p),f.globalCompositeOperation="source-in",f.fillStyle=n?r.getPattern(f,this,St(
i),Z.FILL,t):r,f.fillRect(0,0,l,c),f.restore(),i.save(),i.transform(...d),i.scale(1,-1),Ue(i,u.canvas,0,0,l,c,0,-1,1,1),
this.canvasFactory.destroy(u),this.dependencyTracker?.recordBBox(t,i,0,l,0,c),i.restore()}this.compose(),this.dependencyTracker?.
recordOperation(t),this.#y(s)}paintImageXObject(t,e){if(!this.contentVisible)return;let s=this.getObject(t,e);if(!s){O("\
Dependent image isn't ready yet");return}this.paintInlineImageXObject(t,s)}paintImageXObjectRepeat(t,e,s,i,n){if(!this.contentVisible)
return;let r=this.getObject(t,e);if(!r){O("Dependent image isn't ready yet");return}let a=r.width,o=r.height,l=[];for(let c=0,
d=n.length;c<d;c+=2)l.push({transform:[s,0,0,i,n[c],n[c+1]],x:0,y:0,w:a,h:o});this.paintInlineImageXObjectGroup(t,r,l)}applyTransferMapsToCanvas(t){
return this.current.transferMaps!=="none"?(t.filter=this.current.transferMaps,t.drawImage(t.canvas,0,0),t.filter="none"):
this.current.transferMapsFallback?.applyToCanvas(t),t.canvas}applyTransferMapsToBitmap(t){let{transferMaps:e,transferMapsFallback:s}=this.
current;if(e==="none"&&!s)return{img:t.bitmap,canvasEntry:null};let{bitmap:i,width:n,height:r}=t,a=this.canvasFactory.create(
n,r),o=a.context;return o.filter=e,o.drawImage(i,0,0),o.filter="none",s?.applyToCanvas(o),{img:a.canvas,canvasEntry:a}}paintInlineImageXObject(t,e){
if(!this.contentVisible)return;let s=e.width,i=e.height,n=this.#b(this.current.fillAlpha),r=this.ctx;this.save(t);let{filter:a}=r;
a!=="none"&&a!==""&&(r.filter="none"),r.scale(1/s,-1/i);let o,l=null;if(e.bitmap){let d=this.applyTransferMapsToBitmap(e);
o=d.img,l=d.canvasEntry}else{let d=this.canvasFactory.create(s,i);Kn(d.context,e),o=this.applyTransferMapsToCanvas(d.context),
l=d}let c=this._scaleImage(o,St(r));r.imageSmoothingEnabled=Qn($(r),e.interpolate,this.pixelRatio),this.dependencyTracker&&
(this.dependencyTracker.resetBBox(t).recordBBox(t,r,0,s,-i,0).recordDependencies(t,ut.imageXObject).recordOperation(t),this.
imagesTracker?.record(r,s,i,this.dependencyTracker.clipBox)),Ue(r,c.img,0,0,c.paintWidth,c.paintHeight,0,-i,s,i),c.tmpCanvas&&
this.canvasFactory.destroy(c.tmpCanvas),l&&this.canvasFactory.destroy(l),this.compose(),this.restore(t),this.#y(n)}paintInlineImageXObjectGroup(t,e,s){
if(!this.contentVisible)return;let i=this.#b(this.current.fillAlpha),n=this.ctx,r,a=null;if(e.bitmap&&!this.current.transferMapsFallback)
r=e.bitmap;else if(e.bitmap)({img:r,canvasEntry:a}=this.applyTransferMapsToBitmap(e));else{let o=e.width,l=e.height,c=this.
canvasFactory.create(o,l);Kn(c.context,e),r=this.applyTransferMapsToCanvas(c.context),a=c}this.dependencyTracker?.resetBBox(
t);for(let o of s)n.save(),n.transform(...o.transform),n.scale(1,-1),Ue(n,r,o.x,o.y,o.w,o.h,0,-1,1,1),this.dependencyTracker?.
recordBBox(t,n,0,1,-1,0),n.restore();a&&this.canvasFactory.destroy(a),this.dependencyTracker?.recordOperation(t),this.compose(),
this.#y(i)}paintSolidColorImageMask(t){if(!this.contentVisible)return;let e=this.#b(this.current.fillAlpha);this.dependencyTracker?.
resetBBox(t).recordBBox(t,this.ctx,0,1,0,1).recordDependencies(t,ut.fill).recordOperation(t),this.ctx.fillRect(0,0,1,1),
this.compose(),this.#y(e)}markPoint(t,e){}markPointProps(t,e,s){}beginMarkedContent(t,e){this.dependencyTracker?.beginMarkedContent(
t),this.markedContentStack.push({visible:!0})}beginMarkedContentProps(t,e,s){this.dependencyTracker?.beginMarkedContent(
t),e==="OC"?this.markedContentStack.push({visible:this.optionalContentConfig.isVisible(s)}):this.markedContentStack.push(
{visible:!0}),this.contentVisible=this.isContentVisible()}endMarkedContent(t){this.dependencyTracker?.endMarkedContent(t),
this.markedContentStack.pop(),this.contentVisible=this.isContentVisible()}beginCompat(t){}endCompat(t){}consumePath(t,e,s){
let i=this.current.isEmptyClip();this.pendingClip&&this.current.updateClipFromPath(),this.pendingClip||this.compose(s);let n=this.
ctx;this.pendingClip?(i||(this.pendingClip===Jn?n.clip(e,"evenodd"):n.clip(e)),this.pendingClip=null,this.dependencyTracker?.
bboxToClipBoxDropOperation(t).recordFutureForcedDependency("clipPath",t)):this.dependencyTracker?.recordOperation(t),this.
current.startNewPathAndClipBox(this.current.clipBox)}getSinglePixelWidth(){let t=$(this.ctx);if(t[1]===0&&t[2]===0)return 1/
Math.min(Math.abs(t[0]),Math.abs(t[3]));let e=Math.abs(t[0]*t[3]-t[2]*t[1]),s=Math.hypot(t[0],t[2]),i=Math.hypot(t[1],t[3]);
return Math.max(s,i)/e}getScaleForStroking(){if(this._cachedScaleForStroking[0]===-1){let{lineWidth:t}=this.current,{a:e,
b:s,c:i,d:n}=this.ctx.getTransform(),r,a;if(s===0&&i===0){let o=Math.abs(e),l=Math.abs(n);if(o===l)if(t===0)r=a=1/o;else{
let c=o*t;r=a=c<1?1/c:1}else if(t===0)r=1/o,a=1/l;else{let c=o*t,d=l*t;r=c<1?1/c:1,a=d<1?1/d:1}}else{let o=Math.abs(e*n-
s*i),l=Math.hypot(e,s),c=Math.hypot(i,n);if(t===0)r=c/o,a=l/o;else{let d=t*o;r=c>d?c/d:1,a=l>d?l/d:1}}this._cachedScaleForStroking[0]=
r,this._cachedScaleForStroking[1]=a}return this._cachedScaleForStroking}rescaleAndStroke(t,e){let{ctx:s,current:{lineWidth:i}}=this,
[n,r]=this.getScaleForStroking();if(n===r){s.lineWidth=(i||1)*n,s.stroke(t);return}let a=h.#t??=new DOMMatrix,o=s.getLineDash();
e&&s.save(),s.scale(n,r),a.a=1/n,a.d=1/r;let l=new Path2D;if(l.addPath(t,a),o.length>0){let c=Math.max(n,r);s.setLineDash(
o.map(d=>d/c)),s.lineDashOffset/=c}s.lineWidth=i||1,s.stroke(l),e&&s.restore()}isContentVisible(){for(let t=this.markedContentStack.
length-1;t>=0;t--)if(!this.markedContentStack[t].visible)return!1;return!0}};for(let h in _t)Kt.prototype[h]!==void 0&&(Kt.
prototype[_t[h]]=Kt.prototype[h]);var fi=class extends is{constructor({ownerDocument:t=globalThis.document,enableHWA:e=!1}){
super({enableHWA:e}),this._document=t}_createCanvas(t,e){let s=this._document.createElement("canvas");return s.width=t,s.
height=e,s}},pi=class extends ns{#t;#e;#s;#i;#n;#r;#a=0;constructor({docId:t,ownerDocument:e=globalThis.document}){super(),
this.#i=t,this.#n=e}get#o(){return this.#e||=new Map}get#l(){return this.#r||=new Map}get#h(){if(!this.#s){let t=this.#n.
createElement("div"),{style:e}=t;e.colorScheme="only light",e.visibility="hidden",e.contain="strict",e.width=e.height=0,
e.position="absolute",e.top=e.left=0,e.zIndex=-1;let s=this.#n.createElementNS(rt,"svg");s.setAttribute("width",0),s.setAttribute(
"height",0),this.#s=this.#n.createElementNS(rt,"defs"),t.append(s),s.append(this.#s),this.#n.body.append(t)}return this.#s}#u(t){
let e=r=>r&&Array.from(r,a=>a/255).join(",");if(t.length===1){let r=e(t[0]);return[r,r,r]}let[s,i,n]=t;return[e(s),e(i),
e(n)]}#c(t){if(this.#t===void 0){this.#t="";let e=this.#n.URL;e!==this.#n.baseURI&&(_s(e)?O('#createUrl: ignore "data:"-\
URL for performance reasons.'):this.#t=lr(e,""))}return`url(${this.#t}#${t})`}addFilter(t){if(!t)return"none";let e=this.#o.
get(t);if(e)return e;let[s,i,n]=this.#u(t),r=t.length===1?s:`${s}${i}${n}`;if(e=this.#o.get(r),e)return this.#o.set(t,e),
e;let a=`g_${this.#i}_transfer_map_${this.#a++}`,o=this.#c(a);this.#o.set(t,o),this.#o.set(r,o);let l=this.#m(a);return this.#g(
s,i,n,l),o}addHCMFilter(t,e){let s=`${t}-${e}`,i="base",n=this.#l.get(i);if(n?.key===s||(n?(n.filter?.remove(),n.key=s,n.
url="none",n.filter=null):(n={key:s,url:"none",filter:null},this.#l.set(i,n)),!t||!e))return n.url;let r=this.#y(t);t=x.
makeHexColor(...r);let a=this.#y(e);if(e=x.makeHexColor(...a),this.#w(),t==="#000000"&&e==="#ffffff"||t===e)return n.url;
let l=Array.from({length:256},(f,p)=>js(p/255)).join(","),c=`g_${this.#i}_hcm_filter`,d=n.filter=this.#m(c);this.#g(l,l,
l,d),this.#p(d);let u=(f,p)=>{let g=r[f]/255,m=a[f]/255,b=new Array(p+1);for(let y=0;y<=p;y++)b[y]=g+y/p*(m-g);return b.
join(",")};return this.#g(u(0,5),u(1,5),u(2,5),d),n.url=this.#c(c),n.url}addSelectionHCMFilter(t,e){return this.addHighlightHCMFilter(
"selection",t,e,"HighlightText","Highlight")}addSelectionFilter(){return this.addHighlightHCMFilter("selection_default",
"black","white","HighlightText","Highlight")}createSelectionStyle(t=null){let e=t?this.addSelectionHCMFilter(t.foreground,
t.background):this.addSelectionFilter();return e==="none"||!H.platform.isFirefox?null:{"backdrop-filter":e,"background-c\
olor":"transparent"}}addAlphaFilter(t){let e=this.#o.get(t);if(e)return e;let[s]=this.#u([t]),i=`alpha_${s}`;if(e=this.#o.
get(i),e)return this.#o.set(t,e),e;let n=`g_${this.#i}_alpha_map_${this.#a++}`,r=this.#c(n);this.#o.set(t,r),this.#o.set(
i,r);let a=this.#m(n);return this.#b(s,a),r}addLuminosityFilter(t){let e=this.#o.get(t||"luminosity");if(e)return e;let s,
i;if(t?([s]=this.#u([t]),i=`luminosity_${s}`):i="luminosity",e=this.#o.get(i),e)return this.#o.set(t,e),e;let n=`g_${this.#i}\
_luminosity_map_${this.#a++}`,r=this.#c(n);this.#o.set(t,r),this.#o.set(i,r);let a=this.#m(n);return this.#f(a),t&&this.#b(
s,a),r}addKnockoutFilter(t=0){let e=t>0?Math.min(1/t,1e6):1e6,s=`knockout_${e}`,i=this.#o.get(s);if(i)return i;let n=`g_${this.#i}\
_knockout_filter_${this.#a++}`,r=this.#c(n);this.#o.set(s,r);let a=this.#m(n),o=this.#n.createElementNS(rt,"feComponentT\
ransfer");a.append(o);let l=this.#n.createElementNS(rt,"feFuncA");return l.setAttribute("type","linear"),l.setAttribute(
"slope",`${e}`),l.setAttribute("intercept","0"),o.append(l),r}addHighlightHCMFilter(t,e,s,i,n){let r=`${e}-${s}-${i}-${n}`,
a=this.#l.get(t);if(a?.key===r||(a?(a.filter?.remove(),a.key=r,a.url="none",a.filter=null):(a={key:r,url:"none",filter:null},
this.#l.set(t,a)),!e||!s))return a.url;let[o,l]=[e,s].map(this.#y.bind(this)),c=Math.round(.2126*o[0]+.7152*o[1]+.0722*o[2]),
d=Math.round(.2126*l[0]+.7152*l[1]+.0722*l[2]),[u,f]=[i,n].map(this.#S.bind(this));d<c&&([c,d,u,f]=[d,c,f,u]),this.#w();
let p=(b,y,A)=>{let w=new Array(256),v=(d-c)/A,S=b/255,E=(y-b)/(255*A),C=0;for(let _=0;_<=A;_++){let T=Math.round(c+_*v),
I=S+_*E;for(let P=C;P<=T;P++)w[P]=I;C=T+1}for(let _=C;_<256;_++)w[_]=w[C-1];return w.join(",")},g=`g_${this.#i}_hcm_${t}\
_filter`,m=a.filter=this.#m(g);return this.#p(m),this.#g(p(u[0],f[0],5),p(u[1],f[1],5),p(u[2],f[2],5),m),a.url=this.#c(g),
a.url}destroy(t=!1){t&&this.#r?.size||(this.#s?.parentNode.parentNode.remove(),this.#s=null,this.#e?.clear(),this.#e=null,
this.#r?.clear(),this.#r=null,this.#a=0)}#f(t){let e=this.#n.createElementNS(rt,"feColorMatrix");e.setAttribute("type","\
matrix"),e.setAttribute("values","0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0.3 0.59 0.11 0 0"),t.append(e)}#p(t){let e=this.#n.createElementNS(
rt,"feColorMatrix");e.setAttribute("type","matrix"),e.setAttribute("values","0.2126 0.7152 0.0722 0 0 0.2126 0.7152 0.07\
22 0 0 0.2126 0.7152 0.0722 0 0 0 0 0 1 0"),t.append(e)}#m(t){let e=this.#n.createElementNS(rt,"filter");return e.setAttribute(
"color-interpolation-filters","sRGB"),e.setAttribute("id",t),this.#h.append(e),e}#d(t,e,s){if(!s)return;let i=this.#n.createElementNS(
rt,e);i.setAttribute("type","discrete"),i.setAttribute("tableValues",s),t.append(i)}#g(t,e,s,i){let n=this.#n.createElementNS(
rt,"feComponentTransfer");i.append(n),this.#d(n,"feFuncR",t),this.#d(n,"feFuncG",e),this.#d(n,"feFuncB",s)}#b(t,e){let s=this.#n.
createElementNS(rt,"feComponentTransfer");e.append(s),this.#d(s,"feFuncA",t)}#y(t){return this.#h.style.color="CanvasTex\
t",this.#h.style.backgroundColor=t,Fe(getComputedStyle(this.#h).getPropertyValue("background-color"))}#A(t){return this.#h.
style.color="CanvasText",this.#h.style.backgroundColor=t,ie(getComputedStyle(this.#h).getPropertyValue("background-color"))}#w(){
this.#h.style.color="",this.#h.style.backgroundColor=""}#S(t){let[e,s,i,n]=this.#A(t);if(n===1)return[e,s,i];let[r,a,o]=this.#y(
"Canvas");return[Os(e,r,n),Os(s,a,n),Os(i,o,n)]}};function Os(h,t,e){return Math.round(e*h+(1-e)*t)}var Zn=/\p{Cc}/u;function pa(h){
let t=h[0];if(h.length<2||t!=='"'&&t!=="'"||h.at(-1)!==t)return!1;let e=h.length-1;for(let s=1;s<e;s++){let i=h[s];if(i===
t||Zn.test(i)||i==="\\"&&(++s>=e||Zn.test(h[s])))return!1}return!0}function tr(h){return pa(h)?h:`"${h.replaceAll(/["\\\p{Cc}]/gu,
e=>e==='"'||e==="\\"?`\\${e}`:`\\${e.codePointAt(0).toString(16)} `)}"`}var gi=class{#t=new Set;#e=new Set;#s=null;constructor({
ownerDocument:t=globalThis.document,styleElement:e=null}){this._document=t,this.styleElement=null,this.loadingRequests=[],
this.loadTestFontId=0}addNativeFontFace(t){this.#t.add(t),this._document.fonts.add(t)}removeNativeFontFace(t){this.#t.delete(
t),this._document.fonts.delete(t)}insertRule(t){let e=this.#i();e.insertRule(t,e.cssRules.length)}#i(){if(this.#s)return this.#s;
let t=this._document.defaultView?.CSSStyleSheet||globalThis.CSSStyleSheet;if(!this.styleElement&&t){let{adoptedStyleSheets:e}=this.
_document;if(e){let s=new t;return e.push(s),this.#s=s}}return this.styleElement||(this.styleElement=this._document.createElement(
"style"),this._document.documentElement.getElementsByTagName("head")[0].append(this.styleElement)),this.#s=this.styleElement.
sheet}clear(){for(let t of this.#t)this._document.fonts.delete(t);if(this.#t.clear(),this.#e.clear(),this.#s){let{adoptedStyleSheets:t}=this.
_document;t?.includes(this.#s)&&(this._document.adoptedStyleSheets=t.filter(e=>e!==this.#s)),this.#s=null}this.styleElement?.
remove(),this.styleElement=null}async loadSystemFont({systemFontInfo:t,disableFontFace:e,_inspectFont:s}){if(!(!t||this.#e.
has(t.loadedName))){if(Y(!e,"loadSystemFont shouldn't be called when `disableFontFace` is set."),this.isFontLoadingAPISupported){
let{loadedName:i,src:n,style:r}=t,a=new FontFace(i,n,r);this.addNativeFontFace(a);try{await a.load(),this.#e.add(i),s?.(
t)}catch{O(`Cannot load system font: ${t.baseFontName}, installing it could help to improve PDF rendering.`),this.removeNativeFontFace(
a)}return}U("Not implemented: loadSystemFont without the Font Loading API.")}}async bind(t){if(t.attached||t.missingFile&&
!t.systemFontInfo)return;if(t.attached=!0,t.systemFontInfo){await this.loadSystemFont(t);return}if(this.isFontLoadingAPISupported){
let s=t.createNativeFontFace();if(s){this.addNativeFontFace(s);try{await s.loaded}catch(i){throw O(`Failed to load font \
'${s.family}': '${i}'.`),t.disableFontFace=!0,i}}return}let e=t.createFontFaceRule();if(e){if(this.insertRule(e),this.isSyncFontLoadingSupported)
return;await this.#n(t)}}get isFontLoadingAPISupported(){return k(this,"isFontLoadingAPISupported",!!this._document?.fonts)}get isSyncFontLoadingSupported(){
return k(this,"isSyncFontLoadingSupported",ht||H.platform.isFirefox)}#n(t){function e(){for(Y(!r.done,"completeRequest()\
 cannot be called twice."),r.done=!0;s.length>0&&s[0].done;){let _=s.shift();setTimeout(_.resolve,0)}}let{loadingRequests:s}=this,
{promise:i,resolve:n}=Promise.withResolvers(),r={done:!1,resolve:n};s.push(r),this._loadTestFont??=atob("T1RUTwALAIAAAwA\
wQ0ZGIDHtZg4AAAOYAAAAgUZGVE1lkzZwAAAEHAAAABxHREVGABQAFQAABDgAAAAeT1MvMlYNYwkAAAEgAAAAYGNtYXABDQLUAAACNAAAAUJoZWFk/xVFDQA\
AALwAAAA2aGhlYQdkA+oAAAD0AAAAJGhtdHgD6AAAAAAEWAAAAAZtYXhwAAJQAAAAARgAAAAGbmFtZVjmdH4AAAGAAAAAsXBvc3T/hgAzAAADeAAAACAAAQA\
AAAEAALZRFsRfDzz1AAsD6AAAAADOBOTLAAAAAM4KHDwAAAAAA+gDIQAAAAgAAgAAAAAAAAABAAADIQAAAFoD6AAAAAAD6AABAAAAAAAAAAAAAAAAAAAAAQA\
AUAAAAgAAAAQD6AH0AAUAAAKKArwAAACMAooCvAAAAeAAMQECAAACAAYJAAAAAAAAAAAAAQAAAAAAAAAAAAAAAFBmRWQAwAAuAC4DIP84AFoDIQAAAAAAAQA\
AAAAAAAAAACAAIAABAAAADgCuAAEAAAAAAAAAAQAAAAEAAAAAAAEAAQAAAAEAAAAAAAIAAQAAAAEAAAAAAAMAAQAAAAEAAAAAAAQAAQAAAAEAAAAAAAUAAQA\
AAAEAAAAAAAYAAQAAAAMAAQQJAAAAAgABAAMAAQQJAAEAAgABAAMAAQQJAAIAAgABAAMAAQQJAAMAAgABAAMAAQQJAAQAAgABAAMAAQQJAAUAAgABAAMAAQQ\
JAAYAAgABWABYAAAAAAAAAwAAAAMAAAAcAAEAAAAAADwAAwABAAAAHAAEACAAAAAEAAQAAQAAAC7//wAAAC7////TAAEAAAAAAAABBgAAAQAAAAAAAAAAAAA\
AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAMAAAAAAAD/gwAyAAAAAQAAAAAAAAA\
AAAAAAAAAAAABAAQEAAEBAQJYAAEBASH4DwD4GwHEAvgcA/gXBIwMAYuL+nz5tQXkD5j3CBLnEQACAQEBIVhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFh\
YWFhYAAABAQAADwACAQEEE/t3Dov6fAH6fAT+fPp8+nwHDosMCvm1Cvm1DAz6fBQAAAAAAAABAAAAAMmJbzEAAAAAzgTjFQAAAADOBOQpAAEAAAAAAAAADAA\
UAAQAAAABAAAAAgABAAAAAAAAAAAD6AAAAAAAAA==");function a(_,T){return _.charCodeAt(T)<<24|_.charCodeAt(T+1)<<16|_.charCodeAt(
T+2)<<8|_.charCodeAt(T+3)&255}function o(_){return String.fromCharCode(_>>24&255,_>>16&255,_>>8&255,_&255)}function l(_,T,I,P){
let R=_.substring(0,T),B=_.substring(T+I);return R+P+B}let c,d,u=this._document.createElement("canvas");u.width=1,u.height=
1;let f=u.getContext("2d"),p=0;function g(_,T){if(++p>30){O("Load test font never loaded."),T();return}if(f.font="30px "+
_,f.fillText(".",0,20),f.getImageData(0,0,1,1).data[3]>0){T();return}setTimeout(g.bind(null,_,T))}let m=`lt${Date.now()}${this.
loadTestFontId++}`,b=this._loadTestFont;b=l(b,976,m.length,m);let A=16,w=1482184792,v=a(b,A);for(c=0,d=m.length-3;c<d;c+=
4)v=v-w+a(m,c)|0;c<m.length&&(v=v-w+a(m+"XXX",c)|0),b=l(b,A,4,o(v));let S=`url(data:font/opentype;base64,${btoa(b)});`,E=`\
@font-face {font-family:"${m}";src:${S}}`;this.insertRule(E);let C=this._document.createElement("div");C.style.visibility=
"hidden",C.style.width=C.style.height="10px",C.style.position="absolute",C.style.top=C.style.left="0px";for(let _ of[t.loadedName,
m]){let T=this._document.createElement("span");T.textContent="Hi",T.style.fontFamily=_,C.append(T)}return this._document.
body.append(C),g(m,()=>{C.remove(),e()}),i}},mi=class{#t=new Map;#e;constructor(t,e=null,s,i){this.#e=t,this._inspectFont=
e,s&&(this.charProcOperatorList=s),i&&Object.assign(this,i)}createNativeFontFace(){let{data:t}=this;if(!t||this.disableFontFace)
return null;let e;if(!this.cssFontInfo)e=new FontFace(this.loadedName,t,{});else{let s={weight:this.cssFontInfo.fontWeight};
this.cssFontInfo.italicAngle&&(s.style=`oblique ${this.cssFontInfo.italicAngle}deg`),e=new FontFace(tr(this.cssFontInfo.
fontFamily),t,s)}return this._inspectFont?.(this),e}createFontFaceRule(){let{data:t}=this;if(!t||this.disableFontFace)return null;
let e=`url(data:${this.mimetype};base64,${t.toBase64()});`,s;if(!this.cssFontInfo)s=`@font-face {font-family:"${this.loadedName}\
";src:${e}}`;else{let i=`font-weight: ${this.cssFontInfo.fontWeight};`;this.cssFontInfo.italicAngle&&(i+=`font-style: ob\
lique ${this.cssFontInfo.italicAngle}deg;`),s=`@font-face {font-family:${tr(this.cssFontInfo.fontFamily)};${i}src:${e}}`}
return this._inspectFont?.(this,e),s}getPathGenerator(t,e){let s=this.#t.get(e);if(s)return s;let i=`${this.loadedName}_\
path_${e}`,n;try{n=t.get(i)}catch(r){O(`getPathGenerator - ignoring character: "${r}".`)}return s=cr(n?.path),this.fontExtraProperties||
t.delete(i),this.#t.set(e,s),s}get black(){return this.#e.black}get bold(){return this.#e.bold}get disableFontFace(){return this.#e.
disableFontFace}set disableFontFace(t){k(this,"disableFontFace",!!t)}get fontExtraProperties(){return this.#e.fontExtraProperties}get isInvalidPDFjsFont(){
return this.#e.isInvalidPDFjsFont}get isType3Font(){return this.#e.isType3Font}get italic(){return this.#e.italic}get missingFile(){
return this.#e.missingFile}get remeasure(){return this.#e.remeasure}get vertical(){return this.#e.vertical}get bbox(){return this.#e.
bbox}get fontMatrix(){return this.#e.fontMatrix}get fallbackName(){return this.#e.fallbackName}get loadedName(){return this.#e.
loadedName}get mimetype(){return this.missingFile?null:"font/opentype"}get data(){return this.#e.data}clearData(){this.#e.
clearData()}get cssFontInfo(){return this.#e.cssFontInfo}get systemFontInfo(){return this.#e.systemFontInfo}},Jt=class{#t=null;#e=null;_fullReader=null;_rangeReaders=new Set;_source=null;constructor(t,e,s){
this._source=t,this.#t=e,this.#e=s}get _progressiveDataLength(){return this._fullReader?._loaded??0}getFullReader(){return Y(
!this._fullReader,"BasePDFStream.getFullReader can only be called once."),this._fullReader=new this.#t(this)}getRangeReader(t,e){
if(e<=this._progressiveDataLength)return null;let s=new this.#e(this,t,e);return this._rangeReaders.add(s),s}cancelAllRequests(t){
this._fullReader?.cancel(t);for(let e of new Set(this._rangeReaders))e.cancel(t)}},Zt=class{onProgress=null;_contentLength=0;_filename=null;_headersCapability=Promise.
withResolvers();_isRangeSupported=!1;_isStreamingSupported=!1;_loaded=0;_stream=null;constructor(t){this._stream=t}_callOnProgress(){
this.onProgress?.({loaded:this._loaded,total:this._contentLength})}get headersReady(){return this._headersCapability.promise}get filename(){
return this._filename}get contentLength(){return this._contentLength}get isRangeSupported(){return this._isRangeSupported}get isStreamingSupported(){
return this._isStreamingSupported}async read(){U("Abstract method `read` called")}cancel(t){U("Abstract method `cancel` \
called")}},te=class{_stream=null;constructor(t,e,s){this._stream=t}async read(){U("Abstract method `read` called")}cancel(t){
U("Abstract method `cancel` called")}};function ga(h){let t=!0,e=s("filename\\*","i").exec(h);if(e){e=e[1];let c=a(e);return c=
unescape(c),c=o(c),c=l(c),n(c)}if(e=r(h),e){let c=l(e);return n(c)}if(e=s("filename","i").exec(h),e){e=e[1];let c=a(e);return c=
l(c),n(c)}function s(c,d){return new RegExp("(?:^|;)\\s*"+c+'\\s*=\\s*([^";\\s][^;\\s]*|"(?:[^"\\\\]|\\\\"?)+"?)',d)}function i(c,d){
if(c){if(!/^[\x00-\xFF]+$/.test(d))return d;try{let u=new TextDecoder(c,{fatal:!0}),f=Es(d);d=u.decode(f),t=!1}catch{}}return d}
function n(c){return t&&/[\x80-\xff]/.test(c)&&(c=i("utf-8",c),t&&(c=i("iso-8859-1",c))),c}function r(c){let d=[],u,f=s(
"filename\\*((?!0\\d)\\d+)(\\*?)","ig");for(;(u=f.exec(c))!==null;){let[,g,m,b]=u;if(g=parseInt(g,10),g in d){if(g===0)break;
continue}d[g]=[m,b]}let p=[];for(let g=0;g<d.length&&g in d;++g){let[m,b]=d[g];b=a(b),m&&(b=unescape(b),g===0&&(b=o(b))),
p.push(b)}return p.join("")}function a(c){if(c.startsWith('"')){let d=c.slice(1).split('\\"');for(let u=0;u<d.length;++u){
let f=d[u].indexOf('"');f!==-1&&(d[u]=d[u].slice(0,f),d.length=u+1),d[u]=d[u].replaceAll(/\\(.)/g,"$1")}c=d.join('"')}return c}
function o(c){let d=c.indexOf("'");if(d===-1)return c;let u=c.slice(0,d),p=c.slice(d+1).replace(/^[^']*'/,"");return i(u,
p)}function l(c){return!c.startsWith("=?")||/[\x00-\x19\x80-\xff]/.test(c)?c:c.replaceAll(/=\?([\w-]*)\?([QB])\?((?:[^?]|\?(?!=))*)\?=/gi,
function(d,u,f,p){if(f==="q"||f==="Q")return p=p.replaceAll("_"," ").replaceAll(/=([0-9a-f]{2})/gi,(g,m)=>String.fromCharCode(
parseInt(m,16))),i(u,p);try{p=atob(p)}catch{}return i(u,p)})}return""}function yr(h,t){let e=new Headers;if(!h||!t||typeof t!=
"object")return e;for(let s in t){let i=t[s];i!==void 0&&e.append(s,i)}return e}function ma(h){let t=h.length;for(;t>0&&
h[t-1]!==" "&&/\s/.test(h[t-1]);)t--;return h.slice(0,t)}function xs(h){return URL.parse(h)?.origin??null}function Ar({responseHeaders:h,
isHttp:t,rangeChunkSize:e,disableRange:s}){let i={contentLength:0,isRangeSupported:!1},n=parseInt(h.get("Content-Length"),
10);return!Number.isInteger(n)||(i.contentLength=n,n<=2*e)||s||!t||h.get("Accept-Ranges")!=="bytes"||(h.get("Content-Enc\
oding")||"identity")==="identity"&&(i.isRangeSupported=!0),i}function wr(h){let t=h.get("Content-Disposition");if(t){let e=ga(
t);if(e.includes("%"))try{e=decodeURIComponent(e)}catch{}if(Dn(e))return e}return null}function Ts(h,t){return new Qt(`U\
nexpected server response (${h}) while retrieving PDF "${t.href}".`,h,h===404||h===0&&t.protocol==="file:")}function vr(h,t){
if(h!==t)throw new Error(`Expected range response-origin "${h}" to match "${t}".`)}function Sr(h,t,e,s){return fetch(h,{
method:"GET",headers:t,signal:s.signal,mode:"cors",credentials:e?"include":"same-origin",redirect:"follow"})}function Er(h,t){
if(h!==200&&h!==206)throw Ts(h,t)}function ks(h){if(h instanceof Uint8Array)return h.buffer;if(h instanceof ArrayBuffer)
return h;throw new Error(`getArrayBuffer - unexpected data: ${h}`)}var bi=class extends Jt{_responseOrigin=null;constructor(t){
super(t,yi,Ai);let{httpHeaders:e,url:s}=t;Y(/https?:/.test(s.protocol),"PDFFetchStream only supports http(s):// URLs."),
this.headers=yr(!0,e)}},yi=class extends Zt{_abortController=new AbortController;_reader=null;constructor(t){super(t);let{
disableRange:e,disableStream:s,rangeChunkSize:i,url:n,withCredentials:r}=t._source;this._isStreamingSupported=!s;let a=new Headers(
t.headers);Sr(n,a,r,this._abortController).then(o=>{t._responseOrigin=xs(o.url),Er(o.status,n),this._reader=o.body.getReader();
let l=o.headers,{contentLength:c,isRangeSupported:d}=Ar({responseHeaders:l,isHttp:!0,rangeChunkSize:i,disableRange:e});this.
_contentLength=c,this._isRangeSupported=d,this._filename=wr(l),!this._isStreamingSupported&&this._isRangeSupported&&this.
cancel(new wt("Streaming is disabled.")),this._headersCapability.resolve()}).catch(this._headersCapability.reject)}async read(){
await this._headersCapability.promise;let{value:t,done:e}=await this._reader.read();return e?{value:t,done:e}:(this._loaded+=
t.byteLength,this._callOnProgress(),{value:ks(t),done:!1})}cancel(t){this._reader?.cancel(t).catch(()=>{}),this._abortController.
abort()}},Ai=class extends te{_abortController=new AbortController;_readCapability=Promise.withResolvers();_reader=null;constructor(t,e,s){
super(t,e,s);let{url:i,withCredentials:n}=t._source,r=new Headers(t.headers);r.append("Range",`bytes=${e}-${s-1}`),Sr(i,
r,n,this._abortController).then(a=>{let o=xs(a.url);vr(o,t._responseOrigin),Er(a.status,i),this._reader=a.body.getReader(),
this._readCapability.resolve()}).catch(this._readCapability.reject),this._readCapability.promise.catch(()=>{})}async read(){
await this._readCapability.promise;let{value:t,done:e}=await this._reader.read();return e?{value:t,done:e}:{value:ks(t),
done:!1}}cancel(t){this._reader?.cancel(t).catch(()=>{}),this._abortController.abort()}};function er(h){return h instanceof
Uint8Array&&h.byteLength===h.buffer.byteLength?h.buffer:new Uint8Array(h).buffer}function Ps(){for(let h of this._requests)
h.resolve({value:void 0,done:!0});this._requests.length=0}var wi=class extends Jt{_progressiveDone=!1;_queuedChunks=[];constructor(t){
super(t,vi,Si);let{pdfDataRangeTransport:e}=t,{initialData:s,progressiveDone:i}=e;if(s?.length>0){let r=er(s);this._queuedChunks.
push(r)}this._progressiveDone=i;let n=r=>{switch(r.type){case"range":case"progressiveRead":this.#t(r.begin,r.chunk);break;case"\
progressiveDone":this._fullReader?.progressiveDone(),this._progressiveDone=!0;break}};e.transportReady(n)}#t(t,e){let s=er(
e);if(t===void 0)this._fullReader?this._fullReader._enqueue(s):this._queuedChunks.push(s);else{let i=this._rangeReaders.
keys().find(n=>n._begin===t);Y(i,"#onReceiveData - no `PDFDataTransportStreamRangeReader` instance found."),i._enqueue(s)}}getFullReader(){
let t=super.getFullReader();return this._queuedChunks=null,t}getRangeReader(t,e){let s=super.getRangeReader(t,e);return s&&
(s.onDone=()=>this._rangeReaders.delete(s),this._source.pdfDataRangeTransport.requestDataRange(t,e)),s}cancelAllRequests(t){
super.cancelAllRequests(t),this._source.pdfDataRangeTransport.abort()}},vi=class extends Zt{#t=Ps.bind(this);_done=!1;_queuedChunks=null;_requests=[];constructor(t){
super(t);let{pdfDataRangeTransport:e,disableRange:s,disableStream:i}=t._source,{length:n,contentDispositionFilename:r}=e;
this._queuedChunks=t._queuedChunks||[];for(let o of this._queuedChunks)this._loaded+=o.byteLength;this._done=t._progressiveDone,
this._contentLength=n,this._isStreamingSupported=!i,this._isRangeSupported=!s,Dn(r)&&(this._filename=r),this._headersCapability.
resolve();let a=this._loaded;Promise.resolve().then(()=>{a>0&&this._loaded===a&&this._callOnProgress()})}_enqueue(t){this.
_done||(this._requests.length>0?this._requests.shift().resolve({value:t,done:!1}):this._queuedChunks.push(t),this._loaded+=
t.byteLength,this._callOnProgress())}async read(){if(this._queuedChunks.length>0)return{value:this._queuedChunks.shift(),
done:!1};if(this._done)return{value:void 0,done:!0};let t=Promise.withResolvers();return this._requests.push(t),t.promise}cancel(t){
this._done=!0,this.#t()}progressiveDone(){this._done||=!0,this._queuedChunks.length===0&&this.#t()}},Si=class extends te{#t=Ps.
bind(this);onDone=null;_begin=-1;_done=!1;_queuedChunk=null;_requests=[];constructor(t,e,s){super(t,e,s),this._begin=e}_enqueue(t){
this._done||(this._requests.length===0?this._queuedChunk=t:(this._requests.shift().resolve({value:t,done:!1}),this.#t()),
this._done=!0,this.onDone?.())}async read(){if(this._queuedChunk){let e=this._queuedChunk;return this._queuedChunk=null,
{value:e,done:!1}}if(this._done)return{value:void 0,done:!0};let t=Promise.withResolvers();return this._requests.push(t),
t.promise}cancel(t){this._done=!0,this.#t(),this.onDone?.()}},Rs=200,sr=206;function ba(h){return typeof h!="string"?h:Es(
h).buffer}var Ei=class extends Jt{#t=new WeakMap;_responseOrigin=null;constructor(t){super(t,_i,Ci);let{httpHeaders:e,url:s}=t;
this.url=s,this.isHttp=/https?:/.test(s.protocol),this.headers=yr(this.isHttp,e)}_request(t){let e=new XMLHttpRequest,s={
validateStatus:null,onHeadersReceived:t.onHeadersReceived,onDone:t.onDone,onError:t.onError,onProgress:t.onProgress};this.#t.
set(e,s),e.open("GET",this.url),e.withCredentials=this._source.withCredentials;for(let[i,n]of this.headers)e.setRequestHeader(
i,n);return this.isHttp&&"begin"in t&&"end"in t?(e.setRequestHeader("Range",`bytes=${t.begin}-${t.end-1}`),s.validateStatus=
i=>i===sr||i===Rs):s.validateStatus=i=>i===Rs,e.responseType="arraybuffer",Y(t.onError,"Expected `onError` callback to b\
e provided."),e.onerror=()=>t.onError(e.status),e.onreadystatechange=this.#s.bind(this,e),e.onprogress=this.#e.bind(this,
e),e.send(null),e}#e(t,e){this.#t.get(t)?.onProgress?.(e)}#s(t,e){let s=this.#t.get(t);if(!s||(t.readyState>=2&&s.onHeadersReceived&&
(s.onHeadersReceived(),delete s.onHeadersReceived),t.readyState!==4)||!this.#t.has(t))return;if(this.#t.delete(t),t.status===
0&&this.isHttp){s.onError(t.status);return}let i=t.status||Rs;if(!s.validateStatus(i)){s.onError(t.status);return}let n=ba(
t.response);if(i===sr){let r=t.getResponseHeader("Content-Range");/bytes \d+-\d+\/\d+/.test(r)?s.onDone(n):(O('Missing o\
r invalid "Content-Range" header.'),s.onError(0))}else n?s.onDone(n):s.onError(t.status)}_abortRequest(t){this.#t.has(t)&&
(this.#t.delete(t),t.abort())}getRangeReader(t,e){let s=super.getRangeReader(t,e);return s&&(s.onClosed=()=>this._rangeReaders.
delete(s)),s}},_i=class extends Zt{#t=Ps.bind(this);_cachedChunks=[];_done=!1;_requests=[];_storedError=null;constructor(t){
super(t),this._fullRequestXhr=t._request({onHeadersReceived:this.#e.bind(this),onDone:this.#s.bind(this),onError:this.#i.
bind(this),onProgress:this.#n.bind(this)})}#e(){let t=this._stream,{disableRange:e,rangeChunkSize:s}=t._source,i=this._fullRequestXhr;
t._responseOrigin=xs(i.responseURL);let n=i.getAllResponseHeaders(),r=new Headers(n?ma(n.trimStart()).split(/[\r\n]+/).map(
l=>{let[c,...d]=l.split(": ");return[c,d.join(": ")]}):[]),{contentLength:a,isRangeSupported:o}=Ar({responseHeaders:r,isHttp:t.
isHttp,rangeChunkSize:s,disableRange:e});this._contentLength=a,this._isRangeSupported=o,this._filename=wr(r),this._isRangeSupported&&
t._abortRequest(i),this._headersCapability.resolve()}#s(t){this._requests.length>0?this._requests.shift().resolve({value:t,
done:!1}):this._cachedChunks.push(t),this._done=!0,this._cachedChunks.length===0&&this.#t()}#i(t){this._storedError=Ts(t,
this._stream.url),this._headersCapability.reject(this._storedError);for(let e of this._requests)e.reject(this._storedError);
this._requests.length=0,this._cachedChunks.length=0}#n(t){this.onProgress?.({loaded:t.loaded,total:t.lengthComputable?t.
total:this._contentLength})}async read(){if(await this._headersCapability.promise,this._storedError)throw this._storedError;
if(this._cachedChunks.length>0)return{value:this._cachedChunks.shift(),done:!1};if(this._done)return{value:void 0,done:!0};
let t=Promise.withResolvers();return this._requests.push(t),t.promise}cancel(t){this._done=!0,this._headersCapability.reject(
t),this.#t(),this._stream._abortRequest(this._fullRequestXhr),this._fullRequestXhr=null}},Ci=class extends te{#t=Ps.bind(
this);onClosed=null;_done=!1;_queuedChunk=null;_requests=[];_storedError=null;constructor(t,e,s){super(t,e,s),this._requestXhr=
t._request({begin:e,end:s,onHeadersReceived:this.#e.bind(this),onDone:this.#s.bind(this),onError:this.#i.bind(this),onProgress:null})}#e(){
let t=xs(this._requestXhr?.responseURL);try{vr(t,this._stream._responseOrigin)}catch(e){this._storedError=e,this.#i(0)}}#s(t){
this._requests.length>0?this._requests.shift().resolve({value:t,done:!1}):this._queuedChunk=t,this._done=!0,this.#t(),this.
onClosed?.()}#i(t){this._storedError??=Ts(t,this._stream.url);for(let e of this._requests)e.reject(this._storedError);this.
_requests.length=0,this._queuedChunk=null}async read(){if(this._storedError)throw this._storedError;if(this._queuedChunk!==
null){let e=this._queuedChunk;return this._queuedChunk=null,{value:e,done:!1}}if(this._done)return{value:void 0,done:!0};
let t=Promise.withResolvers();return this._requests.push(t),t.promise}cancel(t){this._done=!0,this.#t(),this._stream._abortRequest(
this._requestXhr),this.onClosed?.()}};function _r(h,t=null){let e=process.getBuiltinModule("fs"),{Readable:s}=process.getBuiltinModule(
"stream"),i=e.createReadStream(h,t);return s.toWeb(i)}var xi=class extends Jt{constructor(t){super(t,Ti,ki);let{url:e}=t;
Y(e.protocol==="file:","PDFNodeStream only supports file:// URLs.")}},Ti=class extends Zt{_reader=null;constructor(t){super(
t);let{disableRange:e,disableStream:s,rangeChunkSize:i,url:n}=t._source;this._isStreamingSupported=!s,process.getBuiltinModule(
"fs/promises").lstat(n).then(a=>{let o=_r(n);this._reader=o.getReader();let{size:l}=a;this._contentLength=l,this._isRangeSupported=
!e&&l>2*i,!this._isStreamingSupported&&this._isRangeSupported&&this.cancel(new wt("Streaming is disabled.")),this._headersCapability.
resolve()}).catch(a=>{a.code==="ENOENT"&&(a=Ts(0,n)),this._headersCapability.reject(a)})}async read(){await this._headersCapability.
promise;let{value:t,done:e}=await this._reader.read();return e?{value:t,done:e}:(this._loaded+=t.byteLength,this._callOnProgress(),
{value:ks(t),done:!1})}cancel(t){this._reader?.cancel(t).catch(()=>{})}},ki=class extends te{_readCapability=Promise.withResolvers();_reader=null;constructor(t,e,s){
super(t,e,s);let{url:i}=t._source;try{let n=_r(i,{start:e,end:s-1});this._reader=n.getReader(),this._readCapability.resolve()}catch(n){
this._readCapability.reject(n)}this._readCapability.promise.catch(()=>{})}async read(){await this._readCapability.promise;
let{value:t,done:e}=await this._reader.read();return e?{value:t,done:e}:{value:ks(t),done:!1}}cancel(t){this._reader?.cancel(
t).catch(()=>{})}};function ya(h){return le(h)?bi:ht?xi:Ei}var pt=class{static#t=null;static#e=[];static#s="";static#i="";static get rendererPorts(){
return this.#e}static set rendererPorts(t){if(!Array.isArray(t)||!t.every(e=>typeof Worker<"u"&&e instanceof Worker))throw new Error(
"Invalid `rendererPorts` type.");this.#e=t}static get rendererSrc(){return this.#s}static set rendererSrc(t){if(typeof t!=
"string")throw new Error("Invalid `rendererSrc` type.");this.#s=t}static get workerPort(){return this.#t}static set workerPort(t){
if(!(typeof Worker<"u"&&t instanceof Worker)&&t!==null)throw new Error("Invalid `workerPort` type.");this.#t=t}static get workerSrc(){
return this.#i}static set workerSrc(t){if(typeof t!="string")throw new Error("Invalid `workerSrc` type.");this.#i=t}},Pi=class{#t;#e;constructor({
parsedData:t,rawData:e}){this.#t=t,this.#e=e}getRaw(){return this.#e}get(t){return this.#t.get(t)??null}[Symbol.iterator](){
return this.#t.entries()}},Mi=class{static strings=["fontFamily","fontWeight","italicAngle"]},Ii=class{static strings=["\
css","loadedName","baseFontName","src"]},Pt=class{static bools=["black","bold","disableFontFace","fontExtraProperties","\
isInvalidPDFjsFont","isType3Font","italic","missingFile","remeasure","vertical"];static strings=["fallbackName","loadedN\
ame"];static OFFSET_BBOX=Math.ceil(this.bools.length*2/8);static OFFSET_FONT_MATRIX=this.OFFSET_BBOX+1+8;static OFFSET_STRINGS=this.
OFFSET_FONT_MATRIX+1+48},Et=class{static KIND=0;static HAS_BBOX=1;static HAS_BACKGROUND=2;static SHADING_TYPE=3;static N_COORD=4;static N_COLOR=8;static N_STOP=12;static N_FIGURES=16},
Di=class{static get decoder(){return k(this,"decoder",new TextDecoder)}static get encoder(){return k(this,"encoder",new TextEncoder)}};
function de(h,t,e,s=0){let{decoder:i}=Di;for(let r=0;r<e;r++)s+=t.getUint32(s)+4;let n=t.getUint32(s);return i.decode(new Uint8Array(
h,s+4,n))}var Li=class{#t;#e;constructor(t){this.#t=t,this.#e=new DataView(t)}#s(t){return Y(t<Mi.strings.length,"Invali\
d string index"),de(this.#t,this.#e,t)}get fontFamily(){return k(this,"fontFamily",this.#s(0))}get fontWeight(){return k(
this,"fontWeight",this.#s(1))}get italicAngle(){return k(this,"italicAngle",this.#s(2))}},Oi=class{#t;#e;constructor(t){
this.#t=t,this.#e=new DataView(t)}#s(t){return Y(t<Ii.strings.length,"Invalid string index"),de(this.#t,this.#e,t,4)}get css(){
return k(this,"css",this.#s(0))}get loadedName(){return k(this,"loadedName",this.#s(1))}get baseFontName(){return k(this,
"baseFontName",this.#s(2))}get src(){return k(this,"src",this.#s(3))}get style(){let t=0;t+=4+this.#e.getUint32(t);let e=de(
this.#t,this.#e,0,t),s=de(this.#t,this.#e,1,t);return k(this,"style",{style:e,weight:s})}},Ri=class{#t;#e;constructor(t){
this.#t=t,this.#e=new DataView(t)}#s(t){Y(t<Pt.bools.length,"Invalid boolean index");let e=Math.floor(t/4),s=t*2%8,i=this.#e.
getUint8(e)>>s&3;return i===0?void 0:i===2}get black(){return k(this,"black",this.#s(0))}get bold(){return k(this,"bold",
this.#s(1))}get disableFontFace(){return k(this,"disableFontFace",this.#s(2))}get fontExtraProperties(){return k(this,"f\
ontExtraProperties",this.#s(3))}get isInvalidPDFjsFont(){return k(this,"isInvalidPDFjsFont",this.#s(4))}get isType3Font(){
return k(this,"isType3Font",this.#s(5))}get italic(){return k(this,"italic",this.#s(6))}get missingFile(){return k(this,
"missingFile",this.#s(7))}get remeasure(){return k(this,"remeasure",this.#s(8))}get vertical(){return k(this,"vertical",
this.#s(9))}#i(t,e,s,i){let n=this.#e.getUint8(t++);if(n===0)return;Y(n===e,"Invalid array length.");let r=new Array(n);
for(let a=0;a<n;a++)r[a]=this.#e[s](t,!0),t+=i;return r}get bbox(){return k(this,"bbox",this.#i(Pt.OFFSET_BBOX,4,"getInt\
16",2))}get fontMatrix(){return k(this,"fontMatrix",this.#i(Pt.OFFSET_FONT_MATRIX,6,"getFloat64",8))}#n(t){return Y(t<Pt.
strings.length,"Invalid string index"),de(this.#t,this.#e,t,Pt.OFFSET_STRINGS+4)}get fallbackName(){return k(this,"fallb\
ackName",this.#n(0))}get loadedName(){return k(this,"loadedName",this.#n(1))}#r(t){let e=Pt.OFFSET_STRINGS;for(let i=0;i<=
t;i++)e+=4+this.#e.getUint32(e);let s=this.#e.getUint32(e);return{offset:e,length:s}}get data(){let{offset:t,length:e}=this.#r(
2);return e?new Uint8Array(this.#t,t+4,e):void 0}clearData(){let{offset:t,length:e}=this.#r(2);e&&(this.#e.setUint32(t,0),
this.#t=new Uint8Array(this.#t,0,t+4).slice().buffer,this.#e=new DataView(this.#t))}get cssFontInfo(){let{offset:t,length:e}=this.#r(
1),s=null;if(e){let i=new Uint8Array(this.#t,t+4,e).slice();s=new Li(i.buffer)}return k(this,"cssFontInfo",s)}get systemFontInfo(){
let{offset:t,length:e}=this.#r(0),s=null;if(e){let i=new Uint8Array(this.#t,t+4,e).slice();s=new Oi(i.buffer)}return k(this,
"systemFontInfo",s)}},Fi=class{constructor(t){this.buffer=t,this.view=new DataView(t),this.data=new Uint8Array(t)}getIR(){
let t=this.view,e=this.data[Et.KIND],s=!!this.data[Et.HAS_BBOX],i=!!this.data[Et.HAS_BACKGROUND],n=t.getUint32(Et.N_COORD,
!0),r=t.getUint32(Et.N_COLOR,!0),a=t.getUint32(Et.N_STOP,!0),o=20,l=new Float32Array(this.buffer,o,n*2);o+=n*8;let c=new Uint8Array(
this.buffer,o,r*4);o+=r*4;let d=[];for(let p=0;p<a;++p){let g=t.getFloat32(o,!0);o+=4;let m=t.getUint32(o,!0);o+=4,d.push(
[g,`#${m.toString(16).padStart(6,"0")}`])}let u=null;if(s){u=[];for(let p=0;p<4;++p)u.push(t.getFloat32(o,!0)),o+=4}let f=null;
if(i&&(f=new Uint8Array(this.buffer,o,3),o+=3),e===1)return["RadialAxial","axial",u,d,[l[0],l[1]],[l[2],l[3]],null,null];
if(e===2)return["RadialAxial","radial",u,d,[l[0],l[1]],[l[3],l[4]],l[2],l[5]];if(e===3){let p=this.data[Et.SHADING_TYPE],
g=null;if(l.length>0){g=yt.slice();for(let m=0,b=l.length;m<b;m+=2)x.pointBoundingBox(l[m],l[m+1],g)}return["Mesh",p,l,c,
n,g,u,f]}throw new Error(`Unsupported pattern kind: ${e}`)}},Ni=class{#t;constructor(t){this.#t=t}get path(){return H.isFloat16ArraySupported?
new Float16Array(this.#t):new Float32Array(this.#t)}},Rt=Symbol("INITIAL_DATA"),Fs=()=>({...Promise.withResolvers(),data:Rt}),
_e=class{#t=new Map;get(t,e=null,s=null){if(e){let n=this.#t.getOrInsertComputed(t,Fs);return n.promise.then(()=>e(n.data),
s),null}let i=this.#t.get(t);if(!i||i.data===Rt)throw new Error(`Requesting object that isn't resolved yet ${t}.`);return i.
data}has(t){let e=this.#t.get(t);return!!e&&e.data!==Rt}delete(t){let e=this.#t.get(t);return!e||e.data===Rt?!1:(this.#t.
delete(t),!0)}resolve(t,e=null){let s=this.#t.getOrInsertComputed(t,Fs);if(s.data!==Rt)throw new Error(`Object already r\
esolved ${t}.`);s.data=e,s.resolve()}reject(t,e){let s=this.#t.getOrInsertComputed(t,Fs);s.data===Rt&&(s.promise.catch(()=>{}),
s.reject(e))}clear(){for(let{data:t}of this.#t.values())t?.bitmap?.close();this.#t.clear()}*[Symbol.iterator](){for(let[
t,{data:e}]of this.#t)e!==Rt&&(yield[t,e])}},Bi=class{constructor({messageHandler:t,commonObjs:e,fontLoader:s,pageCache:i,
pdfBug:n=!1,shouldCreatePageObjs:r=!1}){this.messageHandler=t,this.commonObjs=e,this.fontLoader=s,this.pageCache=i,this.
pdfBug=n,this.shouldCreatePageObjs=r}resolveCommonObject(t,e,s){if(e==="CopyLocalImage"){let{imageRef:i}=s;Y(i,"The imag\
eRef must be defined.");for(let n of this.pageCache.values()){let r=n.objs||n;for(let[,a]of r){if(a?.ref!==i)continue;if(!a.
dataLen)return null;let o=structuredClone(a);return this.commonObjs.resolve(t,o),a.dataLen}}return null}switch(e){case"F\
ont":if("error"in s){let o=s.error;O(`Error during font loading: ${o}`),this.commonObjs.resolve(t,o);break}let i=new Ri(
s.buffer),n=this.pdfBug&&globalThis.FontInspector?.enabled?(o,l)=>globalThis.FontInspector.fontAdded(o,l):null,r=new mi(
i,n,s.charProcOperatorList,s.extra);this.fontLoader.bind(r).catch(()=>this.messageHandler.sendWithPromise("FontFallback",
{id:t}).catch(o=>{O(`FontFallback failed for "${t}": ${o}`)})).finally(()=>{r.fontExtraProperties||r.clearData(),this.commonObjs.
resolve(t,r)});break;case"FontPath":this.commonObjs.resolve(t,new Ni(s));break;case"Image":this.commonObjs.resolve(t,s);
break;case"Pattern":let a=new Fi(s);this.commonObjs.resolve(t,a.getIR());break;default:throw new Error(`Got unknown comm\
on object type ${e}`)}return null}resolveObject(t,e,s,i){let n=this.pageCache.get(e);if(!n){if(!this.shouldCreatePageObjs)
return!1;n=new _e,this.pageCache.set(e,n)}let r=n.objs||n;if(r.has(t))return!1;if(n._intentStates?.size===0)return i?.bitmap?.
close(),!1;switch(s){case"Image":case"Pattern":return r.resolve(t,i),!0;default:throw new Error(`Got unknown object type\
 ${s}`)}}},Ft=Symbol("INTERNAL"),Hi=class{#t=!1;#e=!1;#s=!1;#i=!0;constructor(t,{name:e,intent:s,usage:i,rbGroups:n}){this.#t=
!!(t&lt.DISPLAY),this.#e=!!(t&lt.PRINT),this.name=e,this.intent=s,this.usage=i,this.rbGroups=n}get visible(){if(this.#s)
return this.#i;if(!this.#i)return!1;let{print:t,view:e}=this.usage;return this.#t?e?.viewState!=="OFF":this.#e?t?.printState!==
"OFF":!0}_setVisible(t,e,s=!1){t!==Ft&&U("Internal method `_setVisible` called."),this.#s=s,this.#i=e}get serializable(){
return{userSet:this.#s,visible:this.#i}}},Ui=class h{#t=null;#e=new Map;#s=null;#i=null;#n;creator=null;name=null;constructor(t,e=lt.
DISPLAY,s=null){if(this.#n=t,this.renderingIntent=e,t!==null){this.name=t.name,this.creator=t.creator,this.#i=t.order;for(let i of t.
groups)this.#e.set(i.id,new Hi(e,i));if(s){s.size!==this.#e.size&&U("Incorrect serialized groupState.");for(let[i,n]of s)
this.#e.get(i)._setVisible(Ft,n.visible,n.userSet)}else{if(t.baseState==="OFF")for(let i of this.#e.values())i._setVisible(
Ft,!1);for(let i of t.on)this.#e.get(i)._setVisible(Ft,!0);for(let i of t.off)this.#e.get(i)._setVisible(Ft,!1)}this.#s=
this.getHash()}}#r(t){let e=t.length;if(e<2)return!0;let s=t[0];for(let i=1;i<e;i++){let n=t[i],r;if(Array.isArray(n))r=
this.#r(n);else if(this.#e.has(n))r=this.#e.get(n).visible;else return O(`Optional content group not found: ${n}`),!0;switch(s){case"\
And":if(!r)return!1;break;case"Or":if(r)return!0;break;case"Not":return!r;default:return!0}}return s==="And"}isVisible(t){
if(this.#e.size===0)return!0;if(!t)return Ss("Optional content group not defined."),!0;if(t.type==="OCG")return this.#e.
has(t.id)?this.#e.get(t.id).visible:(O(`Optional content group not found: ${t.id}`),!0);if(t.type==="OCMD"){if(t.expression)
return this.#r(t.expression);if(!t.policy||t.policy==="AnyOn"){for(let e of t.ids){if(!this.#e.has(e))return O(`Optional\
 content group not found: ${e}`),!0;if(this.#e.get(e).visible)return!0}return!1}else if(t.policy==="AllOn"){for(let e of t.
ids){if(!this.#e.has(e))return O(`Optional content group not found: ${e}`),!0;if(!this.#e.get(e).visible)return!1}return!0}else if(t.
policy==="AnyOff"){for(let e of t.ids){if(!this.#e.has(e))return O(`Optional content group not found: ${e}`),!0;if(!this.#e.
get(e).visible)return!0}return!1}else if(t.policy==="AllOff"){for(let e of t.ids){if(!this.#e.has(e))return O(`Optional \
content group not found: ${e}`),!0;if(this.#e.get(e).visible)return!1}return!0}return O(`Unknown optional content policy\
 ${t.policy}.`),!0}return O(`Unknown group type ${t.type}.`),!0}setVisibility(t,e=!0,s=!0){let i=this.#e.get(t);if(!i){O(
`Optional content group not found: ${t}`);return}if(s&&e&&i.rbGroups.length)for(let n of i.rbGroups)for(let r of n)r!==t&&
this.#e.get(r)?._setVisible(Ft,!1,!0);i._setVisible(Ft,!!e,!0),this.#t=null}setOCGState({state:t,preserveRB:e}){let s;for(let i of t){
switch(i){case"ON":case"OFF":case"Toggle":s=i;continue}let n=this.#e.get(i);if(n)switch(s){case"ON":this.setVisibility(i,
!0,e);break;case"OFF":this.setVisibility(i,!1,e);break;case"Toggle":this.setVisibility(i,!n.visible,e);break}}this.#t=null}get hasInitialVisibility(){
return this.#s===null||this.getHash()===this.#s}getOrder(){return this.#e.size?this.#i?this.#i.slice():[...this.#e.keys()]:
null}getGroup(t){return this.#e.get(t)||null}getHash(){if(this.#t!==null)return this.#t;let t=new Ae;for(let[e,s]of this.#e)
t.update(`${e}:${s.visible}`);return this.#t=t.hexdigest()}[Symbol.iterator](){return this.#e.entries()}get serializable(){
let t=new Map;for(let[e,s]of this.#e)t.set(e,s.serializable);return{data:this.#n,renderingIntent:this.renderingIntent,groupState:t}}static fromSerializable({
data:t,renderingIntent:e,groupState:s}){return new h(t,e,s)}},Gi=class{#t=null;#e=null;#s=0;#i=0;#n=null;#r=null;get pagesNumber(){
return this.#s}set pagesNumber(t){this.#s!==t&&(this.#s=this.#i=t,this.#t=null,this.#e=null)}#a(){if(this.#t)return;let t=this.#s,
e=this.#t=new Uint32Array(t);for(let s=0;s<t;s++)e[s]=s+1;this.#e=new Int32Array(e)}#o(){let t=new Map,e=this.#t;for(let s=0,
i=this.#s;s<i;s++){let n=e[s],r=t.get(n);r?r.push(s+1):t.set(n,[s+1])}return t}movePages(t,e,s){this.#a();let i=this.#t,
n=e.length,r=new Uint32Array(n),a=0;for(let u=0;u<n;u++){let f=e[u]-1;r[u]=i[f],f<s&&a++}let o=this.#s,l=o-n,c=new Int32Array(
o),d=V(s-a,0,l);for(let u=0,f=0;u<o;u++)t.has(u+1)||(i[f]=i[u],c[f++]=u+1);i.copyWithin(d+n,d,l),i.set(r,d),c.copyWithin(
d+n,d,l),c.set(e,d),this.#e=c,o===this.#i&&i.every((u,f)=>u===f+1)&&(this.#t=null)}deletePages(t){this.#a();let e=this.#t,
s=this.#o();this.#r={pageNumberToId:e.slice(),pagesNumber:this.#s,prevPageNumbers:this.#e.slice()};let i=this.#s-t.length;
this.#s=i;let n=this.#t=new Uint32Array(i);this.#e=new Int32Array(i);let r=0,a=0;for(let o of t){let l=o-1;l!==r&&(n.set(
e.subarray(r,l),a),a+=l-r),r=l+1}r<e.length&&n.set(e.subarray(r),a),this.#l(s,new Set(t))}cancelDelete(){this.#r&&(this.#t=
this.#r.pageNumberToId,this.#s=this.#r.pagesNumber,this.#e=this.#r.prevPageNumbers,this.#r=null)}cleanSavedData(){this.#r=
null}copyPages(t){this.#a(),this.#n={pageNumbers:t,pageIds:t.map(e=>this.#t[e-1])}}cancelCopy(){this.#n=null}pastePages(t){
this.#a();let e=this.#t,s=this.#o(),{pageNumbers:i,pageIds:n}=this.#n,r=this.#s+i.length;this.#s=r;let a=this.#t=new Uint32Array(
r);this.#e=new Int32Array(r),a.set(e.subarray(0,t),0),a.set(n,t),a.set(e.subarray(t),t+i.length),this.#l(s,null,t,i),this.#n=
null}#l(t,e=null,s=-1,i=null){let n=this.#e,r=this.#t,a=s+(i?.length??0),o=new Map;for(let l=0,c=this.#s;l<c;l++){if(l>=
s&&l<a){n[l]=-i[l-s];continue}let d=r[l],u=t.get(d),f=o.get(d)||0;if(e&&u)for(;f<u.length&&e.has(u[f]);)f++;n[l]=u?.[f],
o.set(d,f+1)}}hasBeenAltered(){return this.#t!==null}#h(t=null){if(!this.#t)return null;let e=new Int32Array(this.#s).fill(
-1),s=new Map;if(t)for(let i of t){let n=this.getPageId(i),r=s.get(n)??0;s.set(n,r+1),e[i-1]=r}else for(let i=0,n=this.#s;i<
n;i++){let r=this.#t[i],a=s.get(r)??0;s.set(r,a+1),e[i]=a}return e}getPageMappingForSaving(t=null,e=this.#h()){t??=this.#o();
let s=0;for(let n of t.values())s=Math.max(s,n.length);let i=new Array(s);for(let n=0;n<s;n++)i[n]={document:null,pageIndices:[],
includePages:[]};for(let[n,r]of t)for(let a=0,o=r.length;a<o;a++)i[a].includePages.push([n-1,r[a]-1]);for(let{includePages:n,
pageIndices:r}of i){n.sort((a,o)=>a[0]-o[0]);for(let a=0,o=n.length;a<o;a++)r.push(n[a][1]),n[a]=n[a][0]}return{pageInfos:i,
copyLevels:e}}extractPages(t){t=Array.from(t).sort((s,i)=>s-i);let e=new Map;for(let s=0,i=t.length;s<i;s++){let n=this.
getPageId(t[s]);e.getOrInsertComputed(n,se).push(s+1)}return this.getPageMappingForSaving(e,this.#h(t))}getPrevPageNumber(t){
return this.#e?.[t-1]??0}getPageNumber(t){if(!this.#t)return t;let e=this.#t;for(let s=0,i=this.#s;s<i;s++)if(e[s]===t)return s+
1;return 0}getPageId(t){return this.#t?.[t-1]??t}getMapping(){return this.#t?.subarray(0,this.pagesNumber)}},ir=5e3;function ji({
bitmap:h,annotationBitmaps:t}){if(h?.close(),t)for(let[,,e]of t)e.close()}var zi=class{#t;#e=!1;#s;#i;#n=0;#r;#a;#o;#l;#h;#u;#c;imageCoordinates=null;recordedBBoxes=null;constructor({
rendererWorker:t,renderTasks:e,canvas:s,canvasFactory:i,annotationCanvasMap:n,operatorListState:r,initParams:a,onFrame:o,
onError:l}){this.#u=t,this.#c=e,this.#s=s,this.#i=i,this.#t=n,this.#h=r,this.#a=a,this.#r=a.renderTaskId,this.#l=o,this.#o=
l}async initialize(t,e){try{await this.#u.promise}catch{return!1}if(!this.#u.messageHandler||this.#e)return!1;try{await this.#u.
sendWithPromise("InitializeGraphics",{...this.#a,width:this.#s.width,height:this.#s.height,transparency:t,optionalContentConfig:e.
serializable})}catch(s){return this.#e||O(`Failed to initialize graphics in renderer worker: ${s.message}. Falling back \
to main-thread rendering.`),!1}return this.#e||this.#c.set(this.#r,this),!0}async executeOperatorList(t,e,s){let i=this.#u.
messageHandler;if(!i)throw new Error("Renderer worker was destroyed during rendering.");let{lastChunk:n}=t,r=t.argsArray.
length,a=this.#h;if(a.sentLength<r){let c=a.sentLength;i.send("AppendOperatorList",{pageProxyId:this.#a.pageProxyId,operatorListId:a.
id,fnArray:t.fnArray.slice(c,r),argsArray:t.argsArray.slice(c,r)}),a.sentLength=r}let o=null;if(s&&this.#n<r){let c=this.#n;
o=new Uint8Array(r-c);for(let d=c;d<r;d++)o[d-c]=s(d,t)?1:0;this.#n=r}let l=await this.#u.sendWithPromise("ExecuteOperat\
orList",{renderTaskId:this.#r,operatorListIdx:e,operatorListLength:r,operationsFilterMask:o,lastChunk:n}).catch(c=>{if(!this.#e)
throw c;return{operatorListIdx:e,aborted:!0}});if(l.aborted&&!this.#e)throw new Error("Render task was aborted in the re\
nderer worker.");if(n&&l.operatorListIdx===r){this.#c.delete(this.#r);let{recordedBBoxesBuffer:c,imageCoordinates:d}=l;c&&
(this.recordedBBoxes=rs.fromBuffer(c)),this.imageCoordinates=d??null}return l.operatorListIdx}cancel(){this.#e=!0,this.#c.
delete(this.#r),this.#u.messageHandler?.send("CleanupRenderTask",{renderTaskId:this.#r})}drawFrame(t){try{t.bitmap&&this.#i.
getNoAlphaContext(this.#s).drawImage(t.bitmap,0,0),t.annotationBitmaps&&this.#f(t.annotationBitmaps)}catch(e){this.#o(e);
return}finally{ji(t)}this.#l()}#f(t){let e=this.#t,s=new Set;for(let[i,n,r]of t){let{canvas:a,context:o}=this.#i.create(
r.width,r.height);if(o.drawImage(r,0,0),!n){e.set(i,a);continue}br(a,n),s.has(i)?e.get(i).push(a):(s.add(i),e.set(i,[a]))}}},
as=class h{#t=Promise.withResolvers();#e;#s;#i=null;#n=0;#r=new WeakMap;#a=[];#o=new Set;#l=null;#h=null;#u=0;#c=new Map;#f=null;#p=null;#m=null;static#d=0;static#g=new WeakSet;destroyed=!1;constructor({
port:t=null,verbosity:e=ar(),enableHWA:s=!1,enableWebGPU:i=!1}={}){this.verbosity=e,this.#e=s,this.#s=i,t?this.#A(t):this.#w()}static get isAvailable(){
return(!!pt.rendererSrc||pt.rendererPorts.length>0)&&typeof Worker<"u"&&H.isOffscreenCanvasSupported&&!!globalThis.document?.
fonts}get promise(){return this.#t.promise}get messageHandler(){return this.#i}get port(){return this.#l}#b(){this.#i.on(
"RenderFrame",e=>{let s=this.#c.get(e.renderTaskId);s?s.drawFrame(e):ji(e)}),this.#t.resolve(),this.#i.send("configure",
{verbosity:this.verbosity,enableHWA:this.#e,enableWebGPU:this.#s});let t=this.#a;this.#a=null;for(let e of t)e()}#y(t){this.#a=
null,this.#t.reject(t)}#A(t){h.#g.add(t),this.#l=t;let e=h.#d++,s=`main${e}`,i=`renderer${e}`;this.#h={sourceName:s,targetName:i};
let n=new At("main","renderer",t);n.send("Connect",{sourceName:i,targetName:s}),n.destroy(),this.#S(t,new At(s,i,t),!0)}#w(){
try{let{rendererSrc:t}=pt;if(!t)throw new Error('No "GlobalWorkerOptions.rendererSrc" specified.');let e=new Worker(fr(t),
{type:"module"});this.#S(e,new At("main","renderer",e),!1)}catch(t){this.#y(t)}}#S(t,e,s){let i=null,n=o=>{this.#f=null,
clearTimeout(i),r.abort(),e.destroy(),s?this.#l=null:t.terminate(),this.#y(new Error(`Renderer worker failed to initiali\
ze: "${o?.message??o}".`))};this.#f=n;let r=new AbortController,a=(o,l)=>{if(!this.#i){n(l);return}o.preventDefault(),O(
`Renderer worker failed: "${l}". Falling back to main-thread rendering.`),this.destroy()};t.addEventListener("error",o=>a(
o,o.error?.message??o.message),{signal:r.signal}),t.addEventListener("messageerror",o=>a(o,"Cannot deserialize a message\
."),{signal:r.signal}),s&&(i=setTimeout(()=>n("Connection timed out."),ir)),e.on("ready",o=>{if(!(o?.testObj instanceof Uint8Array)){
n("TypedArray transfer test failed.");return}let l="6.5.438";if(l!==o.workerVersion){n(`The API version "${l}" does not \
match the Worker version "${o.workerVersion}".`);return}this.#f=null,clearTimeout(i),this.#i=e,s||(this.#p=t),this.#m=r,
this.#b()})}destroy(){this.destroyed=!0,this.#l&&(this.#i&&(this.#E(this.#l),this.#i.send("Disconnect",null)),h.#g.delete(
this.#l),this.#l=null),this.#f?.("Worker was destroyed."),this.#m?.abort(),this.#m=null,this.#p?.terminate(),this.#p=null,
this.#i?.destroy(),this.#i=null;for(let t of this.#o)t(new Error("Renderer worker was destroyed."));this.#o.clear()}#E(t){
let{sourceName:e,targetName:s}=this.#h,i=new AbortController,n=setTimeout(()=>i.abort(),ir);t.addEventListener("message",
({data:r})=>{r?.targetName!==e||r.sourceName!==s||(r.action==="RenderFrame"?ji(r.data):r.action==="Disconnected"&&(clearTimeout(
n),i.abort()))},{signal:i.signal})}static create({ports:t=[],...e}={}){let s=t.find(i=>!this.#g.has(i))??null;return!s&&
t.length>0&&O("RendererWorker.create - no unused `rendererPorts` available, falling back to `rendererSrc`."),new h({...e,
port:s})}sendWithPromise(t,e){let s=this.#i;if(!s)return Promise.reject(new Error("Renderer worker was destroyed."));let{
promise:i,resolve:n,reject:r}=Promise.withResolvers();return this.#o.add(r),s.sendWithPromise(t,e).then(n,r),i.finally(()=>{
this.#o.delete(r)})}#v(t,e){if(this.#a){this.#a.push(()=>this.#v(t,e));return}this.#i?.send(t,e)}#_(t,e,s,i,n=!1){try{if(this.#a){
let r=n?structuredClone(e):e;this.#a.push(()=>this.#_(t,r,s,i));return}this.#i?.send(t,e)}catch(r){O(`RendererWorker - f\
ailed to send "${t}": ${r}`),this.#v("objFailed",{id:s,pageProxyId:i,reason:r.message})}}sendCommonObj(t,e,s){this.#_("c\
ommonobj",[t,e,s],t,null,e==="Font")}sendObj(t,e,s,i){this.#_("obj",[t,e,s,i],t,e)}cleanup(t){this.#v("Cleanup",{keepLoadedFonts:t})}cleanupPage(t){
this.#v("cleanupPage",{pageProxyId:t})}createRenderTask({pageProxyId:t,operatorList:e,params:s,pageColors:i,canvasFactory:n,
annotationCanvasMap:r,onFrame:a,onError:o}){let{canvas:l,canvasContext:c,background:d}=s;if(!this.#i&&!this.#a||c||d&&typeof d!=
"string"||i||s.recordForDebugger)return null;let u=this.#r.getOrInsertComputed(e,()=>({id:this.#n++,sentLength:0}));return new zi(
{rendererWorker:this,renderTasks:this.#c,canvas:l,canvasFactory:n,annotationCanvasMap:r,operatorListState:u,initParams:{
pageProxyId:t,operatorListId:u.id,renderTaskId:this.#u++,hasAnnotationCanvasMap:!!r,recordOperations:s.recordOperations,
recordImages:s.recordImages,partialFrames:s.partialFrames,transform:s.transform,viewport:s.viewport,background:d,pixelRatio:ft.
pixelRatio},onFrame:a,onError:o})}},Aa=1e5,wa=30,ee=class h{#t=Promise.withResolvers();#e=null;#s=!1;#i=!!globalThis.FontInspector?.
enabled;#n=null;#r=null;#a=null;#o=0;#l=0;#h=ft.pixelRatio;#u=null;#c=null;#f=0;#p=0;#m=Object.create(null);#d=[];#g=null;#b=[];#y=null;static#A=new Map;static#w=new Map;static#S=new WeakMap;static#E=null;static#v=new Set;constructor({
textContentSource:t,images:e,container:s,viewport:i}){if(t instanceof ReadableStream)this.#g=t;else if(typeof t=="object")
this.#g=new ReadableStream({start(l){l.enqueue(t),l.close()}});else throw new Error('No "textContentSource" parameter sp\
ecified.');this.#e=this.#c=s,this.#n=e,this.#p=i.scale*this.#h,this.#f=i.rotation,this.#a={div:null,properties:null,ctx:null};
let{pageWidth:n,pageHeight:r,pageX:a,pageY:o}=i.rawDims;this.#y=[1,0,0,-1,-a,o+r],this.#l=n,this.#o=r,h.#D(),s.style.setProperty(
"--min-font-size",h.#E),Bt(s,i),this.#t.promise.finally(()=>{h.#v.delete(this),this.#a=null,this.#m=null}).catch(()=>{})}static get fontFamilyMap(){
let{isWindows:t,isFirefox:e}=H.platform;return k(this,"fontFamilyMap",new Map([["sans-serif",`${t&&e?"Calibri, ":""}sans\
-serif`],["monospace",`${t&&e?"Lucida Console, ":""}monospace`]]))}render(){this.#n&&this.#e.append(this.#n.render());let t=()=>{
this.#u.read().then(({value:e,done:s})=>{if(s){this.#t.resolve();return}this.#r??=e.lang,Object.assign(this.#m,e.styles),
this.#_(e.items),t()},this.#t.reject)};return this.#u=this.#g.getReader(),h.#v.add(this),t(),this.#t.promise}update({viewport:t}){
let e=t.scale*ft.pixelRatio,s=t.rotation;s!==this.#f&&(this.#f=s,Bt(this.#c,{rotation:s})),e!==this.#p&&(this.#p=e,this.#h=
ft.pixelRatio)}cancel(){let t=new wt("TextLayer task cancelled.");this.#u?.cancel(t).catch(()=>{}),this.#u=null,this.#t.
reject(t)}get textDivs(){return this.#b}get textContentItemsStr(){return this.#d}#_(t){if(this.#s)return;this.#a.ctx??=h.#T(
this.#r);let e=this.#b,s=this.#d;for(let i of t){if(e.length>Aa){O("Ignoring additional textDivs for performance reasons\
."),this.#s=!0;return}if(i.str===void 0){if(i.type==="beginMarkedContentProps"||i.type==="beginMarkedContent"){let n=this.#e;
this.#e=document.createElement("span"),this.#e.classList.add("markedContent"),i.id&&this.#e.setAttribute("id",i.id),i.tag===
"Artifact"&&(this.#e.ariaHidden=!0),n.append(this.#e)}else i.type==="endMarkedContent"&&(this.#e=this.#e.parentNode);continue}
s.push(i.str),this.#I(i)}}#I(t){let e=document.createElement("span"),s={angle:0,canvasWidth:0,hasText:t.str!=="",hasEOL:t.
hasEOL,fontSize:0};this.#b.push(e);let i=x.transform(this.#y,t.transform),n=Math.atan2(i[1],i[0]),r=this.#m[t.fontName];
r.vertical&&(n+=Math.PI/2);let a=this.#i&&r.fontSubstitution||r.fontFamily;a=h.fontFamilyMap.get(a)||a;let o=Math.hypot(
i[2],i[3]),l=o*h.#R(a,r,this.#r),c,d;n===0?(c=i[4],d=i[5]-l):(c=i[4]+l*Math.sin(n),d=i[5]-l*Math.cos(n));let u=e.style;u.
left=`${(100*c/this.#l).toFixed(2)}%`,u.top=`${(100*d/this.#o).toFixed(2)}%`;let f=Math.round(o*100)/100;u.setProperty("\
--font-height",`${f}px`),u.fontFamily=a,s.fontSize=f,e.setAttribute("role","presentation"),e.textContent=t.str,e.dir=t.dir,
this.#i&&(e.dataset.fontName=r.fontSubstitutionLoadedName||t.fontName),n!==0&&(s.angle=n*(180/Math.PI));let p=!1;if(t.str.
length>1)p=!0;else if(t.str!==" "&&t.transform[0]!==t.transform[3]){let g=Math.abs(t.transform[0]),m=Math.abs(t.transform[3]);
g!==m&&Math.max(g,m)/Math.min(g,m)>1.5&&(p=!0)}if(p&&(s.canvasWidth=r.vertical?t.height:t.width),this.#a.div=e,this.#a.properties=
s,this.#k(this.#a),s.hasText&&this.#e.append(e),s.hasEOL){let g=document.createElement("br");g.setAttribute("role","pres\
entation"),this.#e.append(g)}}#k(t){let{div:e,properties:s,ctx:i}=t,{style:n}=e,{canvasWidth:r,fontSize:a}=s;if(r!==0&&a!==
0&&s.hasText){let{fontFamily:o}=n,l=this.#h,c=h.#O(a*this.#p/l)*l;h.#P(i,c,o);let{width:d}=i.measureText(e.textContent);
d>0&&n.setProperty("--scale-x",r*c/(d*a))}s.angle!==0&&n.setProperty("--rotate",`${s.angle}deg`)}static cleanup(){if(!(this.#v.
size>0)){this.#A.clear();for(let{canvas:t}of this.#w.values())t.remove();this.#w.clear()}}static#T(t=null){let e=this.#w.
get(t||="");if(!e){let s=document.createElement("canvas");s.style.cssText="position:absolute;top:0;left:0;width:0;height\
:0;display:none;letter-spacing:normal;word-spacing:normal",s.lang=t,document.body.append(s),e=s.getContext("2d",{alpha:!1,
willReadFrequently:!0}),this.#w.set(t,e),this.#S.set(e,{size:0,family:""})}return e}static#O(t){t=Math.fround(t);let e=Math.
fround(t*((1<<17)+1));return Math.fround(e-Math.fround(e-t))}static#P(t,e,s){let i=this.#S.get(t);e===i.size&&s===i.family||
(t.font=`${e}px ${s}`,i.size=e,i.family=s)}static#D(){if(this.#E!==null)return;let t=document.createElement("div");t.style.
opacity=0,t.style.lineHeight=1,t.style.fontSize="1px",t.style.position="absolute",t.textContent="X",document.body.append(
t),this.#E=t.getBoundingClientRect().height,t.remove()}static#R(t,e,s){let i=this.#A.get(t);if(i)return i;let n=this.#T(
s);this.#P(n,wa,t);let r=n.measureText(""),a=r.fontBoundingBoxAscent,o=Math.abs(r.fontBoundingBoxDescent),l=.8;return a?
l=a/(a+o):(H.platform.isFirefox&&O("Enable the `dom.textMetrics.fontBoundingBox.enabled` preference in `about:config` to\
 improve TextLayer rendering."),e.ascent?l=e.ascent:e.descent&&(l=1+e.descent)),this.#A.set(t,l),l}},va=100;function Cr(h={}){
let t=new $i,{docId:e}=t,s=h.url?Xr(h.url):null,i=h.data?Yr(h.data):null,n=h.httpHeaders||null,r=h.withCredentials===!0,
a=h.password??null,o=h.range instanceof os?h.range:null,l=Number.isInteger(h.rangeChunkSize)&&h.rangeChunkSize>0?h.rangeChunkSize:
2**16,c=h.worker instanceof Ce?h.worker:null,d=h.verbosity,u=typeof h.docBaseUrl=="string"&&!_s(h.docBaseUrl)?h.docBaseUrl:
null,f=Be(h.cMapUrl),p=h.cMapPacked!==!1,g=Be(h.iccUrl),m=Be(h.standardFontDataUrl),b=Be(h.wasmUrl),y=h.stopAtErrors!==!0,
A=Number.isInteger(h.maxImageSize)&&h.maxImageSize>-1?h.maxImageSize:-1,w=typeof h.isOffscreenCanvasSupported=="boolean"?
h.isOffscreenCanvasSupported:!ht,v=typeof h.isImageDecoderSupported=="boolean"?h.isImageDecoderSupported:!ht,S=Number.isInteger(
h.canvasMaxAreaInBytes)?h.canvasMaxAreaInBytes:-1,E=typeof h.disableFontFace=="boolean"?h.disableFontFace:ht,C=h.fontExtraProperties===
!0,_=h.enableXfa===!0,T=h.ownerDocument||globalThis.document,I=h.disableRange===!0,P=h.disableStream===!0,R=h.disableAutoFetch===
!0,B=h.pdfBug===!0,G=h.CanvasFactory||(ht?ii:fi),D=h.FilterFactory||(ht?si:pi),L=h.BinaryDataFactory||(ht?ni:ss),et=h.enableHWA===
!0,st=h.enableWebGPU===!0;st&&pr();let vt=h.useWasm!==!1,mt=h.pagesMapper||new Gi,K=null,Q=typeof h.useSystemFonts=="boo\
lean"?h.useSystemFonts:!ht&&!E,it=typeof h.useWorkerFetch=="boolean"?h.useWorkerFetch:!!(L===ss&&f&&p&&m&&b&&le(f,document.
baseURI)&&le(m,document.baseURI)&&le(b,document.baseURI)),Lt=h.disableWorkerRendering===!0||!w||T!==globalThis.document||
!!K||!as.isAvailable;Dr(d);let Tt={canvasFactory:new G({ownerDocument:T,enableHWA:et}),filterFactory:new D({docId:e,ownerDocument:T}),
binaryDataFactory:it?null:new L({cMapUrl:f,standardFontDataUrl:m,wasmUrl:b})};if(c||(c=Ce.create({verbosity:d,port:pt.workerPort}),
t._worker=c),!Lt){let kt=as.create({verbosity:d,enableHWA:et,enableWebGPU:st,ports:pt.rendererPorts});kt.promise.catch(ne=>{
kt.destroyed||(O(`Renderer worker disabled: ${ne.message}`),kt.destroy())}),t._rendererWorker=kt}let X={docId:e,apiVersion:"\
6.5.438",data:i,password:a,disableAutoFetch:R,rangeChunkSize:l,docBaseUrl:u,enableXfa:_,evaluatorOptions:{maxImageSize:A,
disableFontFace:E,ignoreErrors:y,isOffscreenCanvasSupported:w,isImageDecoderSupported:v,canvasMaxAreaInBytes:S,fontExtraProperties:C,
useSystemFonts:Q,useWasm:vt,useWorkerFetch:it,cMapUrl:f,cMapPacked:p,iccUrl:g,standardFontDataUrl:m,wasmUrl:b}},Ne={ownerDocument:T,
pdfBug:B,styleElement:K,rendererWorker:t._rendererWorker,enableWebGPU:st,loadingParams:{disableAutoFetch:R,enableXfa:_}};
return c.promise.then(function(){if(c.destroyed)throw new Error("Worker was destroyed");let kt=c.messageHandler.sendWithPromise(
"GetDocRequest",X,i?[i.buffer]:null),ne;if(!i)if(o)ne=new wi({pdfDataRangeTransport:o,disableRange:I,disableStream:P});else if(s){
let Ms=ya(s);ne=new Ms({url:s,httpHeaders:n,withCredentials:r,rangeChunkSize:l,disableRange:I,disableStream:P})}else throw new Error(
"getDocument - expected either `data`, `range`, or `url` parameter.");return kt.then(Ms=>{if(c.destroyed)throw new Error(
"Worker was destroyed");let Ln=new At(e,Ms,c.port),Pr=new Xi(Ln,t,ne,Ne,Tt,mt);if(t._transport=Pr,t.destroyed)throw new Error(
"Loading aborted");Ln.send("Ready",null)})}).catch(t._capability.reject).finally(t._setupCapability.resolve),t}var $i=class h{static#t=0;_capability=Promise.
withResolvers();_setupCapability=Promise.withResolvers();_transport=null;_worker=null;_rendererWorker=null;docId=`d${h.#t++}`;destroyed=!1;onPassword=null;onProgress=null;get promise(){
return this._capability.promise}async destroy(){this.destroyed=!0,this._capability.promise.catch(()=>{});try{this._worker?.
port&&(this._worker._pendingDestroy=!0),await this._setupCapability.promise,await this._transport?.destroy()}catch(t){throw this.
_worker?.port&&delete this._worker._pendingDestroy,t}finally{this._rendererWorker?.destroy(),this._rendererWorker=null}this.
_transport=null,this._worker?.destroy(),this._worker=null}async getData(){return this._transport.getData()}},os=class{#t=Promise.
withResolvers();#e=null;constructor(t,e,s=!1,i=null){this.length=t,this.initialData=e,this.progressiveDone=s,this.contentDispositionFilename=
i}onDataRange(t,e){this.#e({type:"range",begin:t,chunk:e})}onDataProgressiveRead(t){this.#t.promise.then(()=>{this.#e({type:"\
progressiveRead",chunk:t})})}onDataProgressiveDone(){this.#t.promise.then(()=>{this.#e({type:"progressiveDone"})})}transportReady(t){
this.#e=t,this.#t.resolve()}requestDataRange(t,e){U("Abstract method PDFDataRangeTransport.requestDataRange")}abort(){}},
Vi=class{constructor(t,e){this._pdfInfo=t,this._transport=e}get pagesMapper(){return this._transport.pagesMapper}get annotationStorage(){
return this._transport.annotationStorage}get canvasFactory(){return this._transport.canvasFactory}get filterFactory(){return this.
_transport.filterFactory}get numPages(){return this._pdfInfo.numPages}get fingerprints(){return this._pdfInfo.fingerprints}get isPureXfa(){
return k(this,"isPureXfa",!!this._transport._htmlForXfa)}get allXfaHtml(){return this._transport._htmlForXfa}getPage(t){
return this._transport.getPage(t)}getPageIndex(t){return this._transport.getPageIndex(t)}getDestinations(){return this._transport.
getDestinations()}getDestination(t){return this._transport.getDestination(t)}getPageLabels(){return this._transport.getPageLabels()}getPageLayout(){
return this._transport.getPageLayout()}getPageMode(){return this._transport.getPageMode()}getViewerPreferences(){return this.
_transport.getViewerPreferences()}getOpenAction(){return this._transport.getOpenAction()}getAttachments(){return this._transport.
getAttachments()}getAttachmentContent(t){return this._transport.getAttachmentContent(t)}getAnnotationsByType(t,e){return this.
_transport.getAnnotationsByType(t,e)}getJSActions(){return this._transport.getDocJSActions()}getOutline(){return this._transport.
getOutline()}getOptionalContentConfig({intent:t="display"}={}){let{renderingIntent:e}=this._transport.getRenderingIntent(
t);return this._transport.getOptionalContentConfig(e)}getPermissions(){return this._transport.getPermissions()}getMetadata(){
return this._transport.getMetadata()}getMarkInfo(){return this._transport.getMarkInfo()}getData(){return this._transport.
getData()}saveDocument(t){return this._transport.saveDocument(t)}extractPages(t,e=null){return this._transport.extractPages(
t,e)}getDownloadInfo(){return this._transport.downloadInfoCapability.promise}cleanup(t=!1){return this._transport.startCleanup(
t||this.isPureXfa)}cachedPageNumber(t){return this._transport.cachedPageNumber(t)}get loadingParams(){return this._transport.
loadingParams}get loadingTask(){return this._transport.loadingTask}getFieldObjects(){return this._transport.getFieldObjects()}getSignatures(){
return this._transport.getSignatures()}getSignatureData(t){return this._transport.getSignatureData(t)}hasJSActions(){return this.
_transport.hasJSActions()}getCalculationOrderIds(){return this._transport.getCalculationOrderIds()}},Wi=class h{#t=!1;#e=null;static#s=0;constructor(t,e,s,i,n=!1){
this._pageIndex=t,this._id=h.#s++,this._pageInfo=e,this._transport=s,this._stats=n?new ts:null,this._pdfBug=n,this.commonObjs=
s.commonObjs,this.objs=new _e,this._intentStates=new Map,this.destroyed=!1,this.recordedBBoxes=null,this.#e=i,this.imageCoordinates=
null}clone(t){let e=new h(t,this._pageInfo,this._transport,this.#e,this._pdfBug);return e.clonedFromIndex=this.clonedFromIndex??
this._pageIndex,this._transport.updatePage(e),e}get pageNumber(){return this._pageIndex+1}set pageNumber(t){this._pageIndex=
t-1,this._transport.updatePage(this)}get rotate(){return this._pageInfo.rotate}get ref(){return this._pageInfo.ref}get userUnit(){
return this._pageInfo.userUnit}get view(){return this._pageInfo.view}getViewport({scale:t,rotation:e=this.rotate,offsetX:s=0,
offsetY:i=0,dontFlip:n=!1}={}){return new me({viewBox:this.view,userUnit:this.userUnit,scale:t,rotation:e,offsetX:s,offsetY:i,
dontFlip:n})}getAnnotations({intent:t="display"}={}){let{renderingIntent:e}=this._transport.getRenderingIntent(t);return this.
_transport.getAnnotations(this._pageIndex,e)}getJSActions(){return this._transport.getPageJSActions(this._pageIndex)}get filterFactory(){
return this._transport.filterFactory}get isPureXfa(){return k(this,"isPureXfa",!!this._transport._htmlForXfa)}async getXfa(){
return this._transport._htmlForXfa?.children[this._pageIndex]||null}render({canvasContext:t,canvas:e=t.canvas,viewport:s,
intent:i="display",annotationMode:n=Mt.ENABLE,transform:r=null,background:a=null,optionalContentConfigPromise:o=null,annotationCanvasMap:l=null,
pageColors:c=null,printAnnotationStorage:d=null,isEditing:u=!1,recordImages:f=!1,recordOperations:p=!1,partialFrames:g=!1,
operationsFilter:m=null}){this._stats?.time("Overall");let b=this._transport.getRenderingIntent(i,n,d,u),{renderingIntent:y,
cacheKey:A}=b;this.#t=!1,o||=this._transport.getOptionalContentConfig(y);let w=this._intentStates.getOrInsertComputed(A,
Us);w.streamReaderCancelTimeout&&(clearTimeout(w.streamReaderCancelTimeout),w.streamReaderCancelTimeout=null);let v=!!(y&
lt.PRINT);w.displayReadyCapability||(w.displayReadyCapability=Promise.withResolvers(),w.operatorList={fnArray:[],argsArray:[],
lastChunk:!1,separateAnnots:null},this._stats?.time("Page Request"),this._pumpOperatorList(b));let S=!!(this._pdfBug&&globalThis.
StepperManager?.enabled),E=!!e&&!this.recordedBBoxes&&(p||S),C=!!e&&!this.imageCoordinates&&f,_=P=>{if(w.renderTasks.delete(
T),E){let{recordedBBoxes:R}=T;R&&(T.stepper?.setOperatorBBoxes(R,T.debugMetadata),p&&(this.recordedBBoxes=R))}C&&!P&&(this.
imageCoordinates=T.imageCoordinates),v&&(this.#t=!0),this.#i(),P?(T.capability.reject(P),this._abortOperatorList({intentState:w,
reason:P instanceof Error?P:new Error(P)})):T.capability.resolve(),this._stats&&(this._stats.timeEnd("Rendering"),this._stats.
timeEnd("Overall"),globalThis.Stats?.enabled&&globalThis.Stats.add(this.pageNumber,this._stats))},T=new Ki({callback:_,params:{
canvas:e,canvasContext:t,viewport:s,transform:r,background:a,recordOperations:E,recordImages:C,partialFrames:g,recordForDebugger:S},
objs:this.objs,commonObjs:this.commonObjs,annotationCanvasMap:l,operatorList:w.operatorList,pageIndex:this._pageIndex,pageProxyId:this.
_id,canvasFactory:this._transport.canvasFactory,filterFactory:this._transport.filterFactory,useRequestAnimationFrame:!v,
pdfBug:this._pdfBug,pageColors:c,operationsFilter:m,rendererWorker:this._transport.rendererWorker,waitForGPU:()=>this._transport.
waitForGPU()});(w.renderTasks||=new Set).add(T);let I=T.task;return Promise.all([w.displayReadyCapability.promise,o]).then(
async([P,R])=>{if(this.destroyed){_();return}if(this._stats?.time("Rendering"),!(R.renderingIntent&y))throw new Error("M\
ust use the same `intent`-argument when calling the `PDFPageProxy.render` and `PDFDocumentProxy.getOptionalContentConfig\
` methods.");await T.initializeGraphics({transparency:P,optionalContentConfig:R}),T.operatorListChanged()}).catch(_),I}getOperatorList({
intent:t="display",annotationMode:e=Mt.ENABLE,printAnnotationStorage:s=null,isEditing:i=!1}={}){function n(){a.operatorList.
lastChunk&&(a.opListReadCapability.resolve(a.operatorList),a.renderTasks.delete(o))}let r=this._transport.getRenderingIntent(
t,e,s,i,!0),a=this._intentStates.getOrInsertComputed(r.cacheKey,Us),o;return a.opListReadCapability||(o=Object.create(null),
o.operatorListChanged=n,a.opListReadCapability=Promise.withResolvers(),(a.renderTasks||=new Set).add(o),a.operatorList={
fnArray:[],argsArray:[],lastChunk:!1,separateAnnots:null},this._stats?.time("Page Request"),this._pumpOperatorList(r)),a.
opListReadCapability.promise}streamTextContent({includeMarkedContent:t=!1,disableNormalization:e=!1}={}){return this._transport.
messageHandler.sendWithStream("GetTextContent",{pageId:this.#e.getPageId(this._pageIndex+1)-1,pageIndex:this._pageIndex,
includeMarkedContent:t===!0,disableNormalization:e===!0},{highWaterMark:100,size:i=>i.items.length})}async getTextContent(t={}){
if(this._transport._htmlForXfa)return this.getXfa().then(n=>be.textContent(n));let s=this.streamTextContent(t).getReader(),
i={items:[],styles:Object.create(null),lang:null};for(;;){let{value:n,done:r}=await s.read();if(r)break;i.lang??=n.lang,
Object.assign(i.styles,n.styles),i.items.push(...n.items)}return i}getStructTree(){return this._transport.getStructTree(
this._pageIndex)}_destroy(){this.destroyed=!0;let t=[];for(let e of this._intentStates.values())if(this._abortOperatorList(
{intentState:e,reason:new Error("Page was destroyed."),force:!0}),!e.opListReadCapability)for(let s of e.renderTasks)t.push(
s.completed),s.cancel();return this.objs.clear(),this._transport.cleanupPage(this._id),this.#t=!1,Promise.all(t)}cleanup(t=!1){
this.#t=!0;let e=this.#i();return t&&e&&(this._stats&&=new ts),e}#i(){if(!this.#t||this.destroyed)return!1;for(let{renderTasks:t,
operatorList:e}of this._intentStates.values())if(t.size>0||!e.lastChunk)return!1;return this._intentStates.clear(),this.
objs.clear(),this._transport.cleanupPage(this._id),this.#t=!1,!0}_startRenderPage(t,e){let s=this._intentStates.get(e);s&&
(this._stats?.timeEnd("Page Request"),s.displayReadyCapability?.resolve(t))}_renderPageChunk(t,e){for(let s=0,i=t.length;s<
i;s++)e.operatorList.fnArray.push(t.fnArray[s]),e.operatorList.argsArray.push(t.argsArray[s]);e.operatorList.lastChunk=t.
lastChunk,e.operatorList.separateAnnots=t.separateAnnots;for(let s of e.renderTasks)s.operatorListChanged();t.lastChunk&&
this.#i()}_pumpOperatorList({renderingIntent:t,cacheKey:e,annotationStorageSerializable:s,modifiedIds:i}){let{map:n,transfer:r}=s,
o=this._transport.messageHandler.sendWithStream("GetOperatorList",{pageId:this.#e.getPageId(this._pageIndex+1)-1,pageIndex:this.
_pageIndex,pageProxyId:this._id,intent:t,cacheKey:e,annotationStorage:n,modifiedIds:i},void 0,r).getReader(),l=this._intentStates.
get(e);l.streamReader=o;let c=()=>{o.read().then(({value:d,done:u})=>{if(u){l.streamReader=null;return}this._transport.destroyed||
(this._renderPageChunk(d,l),c())},d=>{if(l.streamReader=null,!this._transport.destroyed){if(l.operatorList){l.operatorList.
lastChunk=!0;for(let u of l.renderTasks)u.operatorListChanged();this.#i()}if(l.displayReadyCapability)l.displayReadyCapability.
reject(d);else if(l.opListReadCapability)l.opListReadCapability.reject(d);else throw d}})};c()}_abortOperatorList({intentState:t,
reason:e,force:s=!1}){if(t.streamReader){if(t.streamReaderCancelTimeout&&(clearTimeout(t.streamReaderCancelTimeout),t.streamReaderCancelTimeout=
null),!s){if(t.renderTasks.size>0)return;if(e instanceof ge){let i=va;e.extraDelay>0&&e.extraDelay<1e3&&(i+=e.extraDelay),
t.streamReaderCancelTimeout=setTimeout(()=>{t.streamReaderCancelTimeout=null,this._abortOperatorList({intentState:t,reason:e,
force:!0})},i);return}}if(t.streamReader.cancel(new wt(e.message)).catch(()=>{}),t.streamReader=null,!this._transport.destroyed){
for(let[i,n]of this._intentStates)if(n===t){this._intentStates.delete(i);break}this.cleanup()}}}get stats(){return this.
_stats}},Ce=class h{#t=Promise.withResolvers();#e=null;#s=null;#i=null;static#n=0;static#r=!1;static#a=new WeakMap;static{
ht&&(this.#r=!0,pt.workerSrc||="./pdf.worker.mjs")}constructor({name:t=null,port:e=null,verbosity:s=ar()}={}){if(this.name=
t,this.destroyed=!1,this.verbosity=s,e){if(h.#a.has(e))throw new Error("Cannot use more than one PDFWorker per port.");h.#a.
set(e,this),this.#l(e)}else this.#h()}get promise(){return this.#t.promise}#o(){this.#t.resolve(),this.#e.send("configur\
e",{verbosity:this.verbosity})}get port(){return this.#s}get messageHandler(){return this.#e}#l(t){this.#s=t,this.#e=new At(
"main","worker",t),this.#e.on("ready",()=>{}),this.#o()}#h(){if(h.#r||h.#c){this.#u();return}let{workerSrc:t}=h;try{let e=new Worker(
fr(t),{type:"module"}),s=new At("main","worker",e),i=()=>{n.abort(),s.destroy(),e.terminate(),this.destroyed?this.#t.reject(
new Error("Worker was destroyed")):this.#u()},n=new AbortController;e.addEventListener("error",()=>{this.#i||i()},{signal:n.
signal}),s.on("ready",r=>{if(n.abort(),this.destroyed||!(r instanceof Uint8Array)){i();return}this.#e=s,this.#s=e,this.#i=
e,this.#o()})}catch{Ss("The worker has been disabled."),this.#u()}}#u(){h.#r||(O("Setting up fake worker."),h.#r=!0),h._setupFakeWorkerGlobal.
then(t=>{if(this.destroyed){this.#t.reject(new Error("Worker was destroyed"));return}let e=new ti;this.#s=e;let s=`fake${h.#n++}`,
i=new At(s+"_worker",s,e);t.setup(i,e),this.#e=new At(s,s+"_worker",e),this.#o()}).catch(t=>{this.#t.reject(new Error(`S\
etting up fake worker failed: "${t.message}".`))})}destroy(){this.destroyed=!0,this.#i?.terminate(),this.#i=null,h.#a.delete(
this.#s),this.#s=null,this.#e?.destroy(),this.#e=null}static create(t){let e=this.#a.get(t?.port);if(e){if(e._pendingDestroy)
throw new Error("PDFWorker.create - the worker is being destroyed.\nPlease remember to await `PDFDocumentLoadingTask.dest\
roy()`-calls.");return e}return new h(t)}static get workerSrc(){if(pt.workerSrc)return pt.workerSrc;throw new Error('No \
"GlobalWorkerOptions.workerSrc" specified.')}static get#c(){try{return globalThis.pdfjsWorker?.WorkerMessageHandler||null}catch{
return null}}static get _setupFakeWorkerGlobal(){return k(this,"_setupFakeWorkerGlobal",(async()=>this.#c?this.#c:(await import(this.
workerSrc)).WorkerMessageHandler)())}},Xi=class{downloadInfoCapability=Promise.withResolvers();#t=null;#e=!1;#s=new Map;#i=null;#n=new Map;#r=new Map;#a=new Map;#o=null;#l=null;constructor(t,e,s,i,n,r){
this.messageHandler=t,this.loadingTask=e,this.#i=s,this.commonObjs=new _e,this.fontLoader=new gi({ownerDocument:i.ownerDocument,
styleElement:i.styleElement}),this.rendererWorker=i.rendererWorker,this.loadingParams=i.loadingParams,this._params=i,this.
canvasFactory=n.canvasFactory,this.filterFactory=n.filterFactory,this.binaryDataFactory=n.binaryDataFactory,this.pagesMapper=
r,this.destroyed=!1,this.destroyCapability=null,this.setupMessageHandler()}updatePage(t){this.#n.set(t._id,t),this.#r.set(
t._pageIndex,Promise.resolve(t))}#h(t,e=null){return this.#s.getOrInsertComputed(t,()=>this.messageHandler.sendWithPromise(
t,e))}#u({loaded:t,total:e}){this.loadingTask.onProgress?.({loaded:t,total:e,percent:e?V(Math.round(t/e*100),0,100):NaN})}get annotationStorage(){
return k(this,"annotationStorage",new ve)}getRenderingIntent(t,e=Mt.ENABLE,s=null,i=!1,n=!1){let r=lt.DISPLAY,a=we;switch(t){case"\
any":r=lt.ANY;break;case"display":break;case"print":r=lt.PRINT;break;default:O(`getRenderingIntent - invalid intent: ${t}`)}
let o=r&lt.PRINT&&s instanceof Ze?s:this.annotationStorage;switch(e){case Mt.DISABLE:r+=lt.ANNOTATIONS_DISABLE;break;case Mt.
ENABLE:break;case Mt.ENABLE_FORMS:r+=lt.ANNOTATIONS_FORMS;break;case Mt.ENABLE_STORAGE:r+=lt.ANNOTATIONS_STORAGE,a=o.serializable;
break;default:O(`getRenderingIntent - invalid annotationMode: ${e}`)}i&&(r+=lt.IS_EDITING),n&&(r+=lt.OPLIST);let{ids:l,hash:c}=o.
modifiedIds,d=[r,a.hash,c];return{renderingIntent:r,cacheKey:d.join("_"),annotationStorageSerializable:a,modifiedIds:l}}destroy(){
if(this.destroyCapability)return this.destroyCapability.promise;this.destroyed=!0,this.destroyCapability=Promise.withResolvers(),
this.#o?.reject(new Error("Worker was destroyed during onPassword callback"));let t=[];for(let s of this.#n.values())t.push(
s._destroy());this.#n.clear(),this.#r.clear(),this.#a.clear(),Object.hasOwn(this,"annotationStorage")&&this.annotationStorage.
resetModified();let e=this.messageHandler.sendWithPromise("Terminate",null);return t.push(e),Promise.all(t).then(()=>{this.
commonObjs.clear(),this.fontLoader.clear(),this.#s.clear(),this.filterFactory.destroy(),ee.cleanup(),this.#i?.cancelAllRequests(
new wt("Worker was terminated.")),this.messageHandler?.destroy(),this.messageHandler=null,this.rendererWorker=null,this.
destroyCapability.resolve()},this.destroyCapability.reject),this.destroyCapability.promise}setupMessageHandler(){let{messageHandler:t,
loadingTask:e}=this;t.on("GetReader",(i,n)=>{Y(this.#i,"GetReader - no `BasePDFStream` instance available."),this.#t=this.#i.
getFullReader(),this.#t.onProgress=r=>this.#u(r),n.onPull=()=>{this.#t.read().then(function({value:r,done:a}){if(a){n.close();
return}Y(r instanceof ArrayBuffer,"GetReader - expected an ArrayBuffer."),n.enqueue(new Uint8Array(r),1,[r])}).catch(r=>{
n.error(r)})},n.onCancel=r=>{this.#t.cancel(r),n.ready.catch(a=>{if(!this.destroyed)throw a})}}),t.on("ReaderHeadersRead\
y",async i=>{await this.#t.headersReady;let{isStreamingSupported:n,isRangeSupported:r,contentLength:a}=this.#t;return n&&
r&&(this.#t.onProgress=null),{isStreamingSupported:n,isRangeSupported:r,contentLength:a}}),t.on("GetRangeReader",(i,n)=>{
Y(this.#i,"GetRangeReader - no `BasePDFStream` instance available.");let r=this.#i.getRangeReader(i.begin,i.end);if(!r){
n.close();return}n.onPull=()=>{r.read().then(function({value:a,done:o}){if(o){n.close();return}Y(a instanceof ArrayBuffer,
"GetRangeReader - expected an ArrayBuffer."),n.enqueue(new Uint8Array(a),1,[a])}).catch(a=>{n.error(a)})},n.onCancel=a=>{
r.cancel(a),n.ready.catch(o=>{if(!this.destroyed)throw o})}}),t.on("GetDoc",({pdfInfo:i})=>{this.pagesMapper.pagesNumber=
i.numPages,this._numPages=i.numPages,this._htmlForXfa=i.htmlForXfa,delete i.htmlForXfa,e._capability.resolve(new Vi(i,this))}),
t.on("DocException",i=>{e._capability.reject(at(i))}),t.on("PasswordRequest",i=>{this.#o=Promise.withResolvers();try{if(!e.
onPassword)throw at(i);let n=r=>{r instanceof Error?this.#o.reject(r):this.#o.resolve({password:r})};e.onPassword(n,i.code)}catch(n){
this.#o.reject(n)}return this.#o.promise}),t.on("DataLoaded",i=>{this.#u({loaded:i.length,total:i.length}),this.downloadInfoCapability.
resolve(i)}),t.on("StartRenderPage",i=>{if(this.destroyed)return;this.#n.get(i.pageProxyId)._startRenderPage(i.transparency,
i.cacheKey)});let s=new Bi({messageHandler:t,commonObjs:this.commonObjs,fontLoader:this.fontLoader,pageCache:this.#n,pdfBug:this.
_params.pdfBug});this.rendererWorker?.promise.then(()=>{this.rendererWorker?.messageHandler?.on("FontFallback",i=>this.destroyed?
null:t.sendWithPromise("FontFallback",i))},()=>{}),t.on("commonobj",([i,n,r])=>{if(this.destroyed)return null;let{rendererWorker:a}=this;
if(n==="CopyLocalImage"){if(this.commonObjs.has(i))return null;let o=s.resolveCommonObject(i,n,r);return o&&a?.sendCommonObj(
i,"Image",this.commonObjs.get(i)),o}return a?.sendCommonObj(i,n,r),this.commonObjs.has(i)||(s.resolveCommonObject(i,n,r),
n==="Pattern"&&this.commonObjs.get(i)[0]==="Mesh"&&(this.#e=!0)),null}),t.on("obj",([i,n,r,a])=>{this.destroyed||(r==="P\
attern"&&a[0]==="Mesh"&&(this.#e=!0),s.resolveObject(i,n,r,a)&&this.rendererWorker?.sendObj(i,n,r,a))}),t.on("DocProgres\
s",i=>{this.destroyed||this.#u(i)}),t.on("FetchBinaryData",async i=>{if(this.destroyed)throw new Error("Worker was destr\
oyed.");if(!this.binaryDataFactory)throw new Error("`BinaryDataFactory` not initialized, see the `useWorkerFetch` parame\
ter.");return this.binaryDataFactory.fetch(i)})}getData(){return this.messageHandler.sendWithPromise("GetData",null)}saveDocument(t=null){
this.annotationStorage.size<=0&&O("saveDocument called while `annotationStorage` is empty, please use the getData-method\
 instead.");let{map:e,transfer:s}=this.annotationStorage.serializable;return this.messageHandler.sendWithPromise("SaveDo\
cument",{isPureXfa:!!this._htmlForXfa,numPages:this._numPages,annotationStorage:e,supportsPrintToPDF:this.#l!==null,filename:this.#t?.
filename??null},s).finally(()=>{this.#l=null,this.annotationStorage.resetModified()})}extractPages(t,e=null){let s={pageInfos:t},
i,n=globalThis.ImageBitmap;if(typeof n=="function"){let r=Array.isArray(t)?t:[t];for(let a of r)a?.image instanceof n&&(i||=
[]).push(a.image)}if(this.annotationStorage.size>0){let r=this.annotationStorage.serializable,{map:a}=r;r.transfer?.length&&
(i?i.push(...r.transfer):i=r.transfer);let o=this.pagesMapper.getMapping();if(o){let l=new Map;for(let[c,d]of a){if(d?.pageIndex!==
void 0&&d.pageIndex>=0&&d.pageIndex<o.length){let u=e?.[d.pageIndex]??0,f=o[d.pageIndex]-1;if(f!==d.pageIndex||u!==0){l.
set(c,{...d,pageIndex:f,copyLevel:u});continue}}l.set(c,d)}a=l}s.annotationStorage=a}return this.messageHandler.sendWithPromise(
"ExtractPages",s,i).finally(()=>{this.annotationStorage.resetModified()})}waitForGPU(){return this._params.enableWebGPU&&
this.#e&&!gr()?pr():null}getPage(t){if(!Number.isInteger(t)||t<=0||t>this.pagesMapper.pagesNumber)return Promise.reject(
new Error("Invalid page request."));let e=t-1,s=this.pagesMapper.getPageId(t)-1,i=this.#r.get(e);if(i)return i;let n=this.
messageHandler.sendWithPromise("GetPage",{pageIndex:s}).then(r=>{if(this.destroyed)throw new Error("Transport destroyed");
r.refStr&&this.#a.set(r.refStr,s);let a=new Wi(e,r,this,this.pagesMapper,this._params.pdfBug);return this.#n.set(a._id,a),
a});return this.#r.set(e,n),n}async getPageIndex(t){if(!Zs(t))throw new Error("Invalid pageIndex request.");let e=await this.
messageHandler.sendWithPromise("GetPageIndex",{num:t.num,gen:t.gen}),s=this.pagesMapper.getPageNumber(e+1);if(s===0)throw new Error(
"GetPageIndex: page has been removed.");return s-1}getAnnotations(t,e){return this.messageHandler.sendWithPromise("GetAn\
notations",{pageIndex:this.pagesMapper.getPageId(t+1)-1,intent:e})}getFieldObjects(){return this.#h("GetFieldObjects")}getSignatures(){
return this.#h("GetSignatures")}getSignatureData(t){return this.messageHandler.sendWithPromise("GetSignatureData",t)}hasJSActions(){
return this.#h("HasJSActions")}getCalculationOrderIds(){return this.messageHandler.sendWithPromise("GetCalculationOrderI\
ds",null)}getDestinations(){return this.messageHandler.sendWithPromise("GetDestinations",null)}getDestination(t){return typeof t!=
"string"?Promise.reject(new Error("Invalid destination request.")):this.messageHandler.sendWithPromise("GetDestination",
{id:t})}getPageLabels(){return this.messageHandler.sendWithPromise("GetPageLabels",null)}getPageLayout(){return this.messageHandler.
sendWithPromise("GetPageLayout",null)}getPageMode(){return this.messageHandler.sendWithPromise("GetPageMode",null)}getViewerPreferences(){
return this.messageHandler.sendWithPromise("GetViewerPreferences",null)}getOpenAction(){return this.messageHandler.sendWithPromise(
"GetOpenAction",null)}getAttachments(){return this.messageHandler.sendWithPromise("GetAttachments",null)}getAttachmentContent(t){
return this.messageHandler.sendWithPromise("GetAttachmentContent",t)}getAnnotationsByType(t,e){return this.messageHandler.
sendWithPromise("GetAnnotationsByType",{types:t,pageIndexesToSkip:e})}getDocJSActions(){return this.#h("GetDocJSActions")}getPageJSActions(t){
return this.messageHandler.sendWithPromise("GetPageJSActions",{pageIndex:this.pagesMapper.getPageId(t+1)-1})}getStructTree(t){
return this.messageHandler.sendWithPromise("GetStructTree",{pageIndex:this.pagesMapper.getPageId(t+1)-1})}getOutline(){return this.
messageHandler.sendWithPromise("GetOutline",null)}getOptionalContentConfig(t){let e="GetOptionalContentConfig";return this.#s.
getOrInsertComputed(e,()=>this.messageHandler.sendWithPromise(e,null).catch(s=>(O(`${e}: "${s}".`),null))).then(s=>new Ui(
s,t))}getPermissions(){return this.messageHandler.sendWithPromise("GetPermissions",null)}getMetadata(){let t="GetMetadat\
a";return this.#s.getOrInsertComputed(t,()=>this.messageHandler.sendWithPromise(t,null).then(e=>({info:e[0],metadata:e[1]?
new Pi(e[1]):null,contentDispositionFilename:this.#t?.filename??null,contentLength:this.#t?.contentLength??null,hasStructTree:e[2]})))}getMarkInfo(){
return this.messageHandler.sendWithPromise("GetMarkInfo",null)}async startCleanup(t=!1){if(!this.destroyed){await this.messageHandler.
sendWithPromise("Cleanup",null);for(let e of this.#n.values())if(!e.cleanup())throw new Error(`startCleanup: Page ${e.pageNumber}\
 is currently rendering.`);this.commonObjs.clear(),t||this.fontLoader.clear(),this.rendererWorker?.cleanup(t),this.#s.clear(),
this.filterFactory.destroy(!0),ee.cleanup()}}cleanupPage(t){this.destroyed||this.messageHandler.send("CleanupPage",{pageProxyId:t}),
this.rendererWorker?.cleanupPage(t)}cachedPageNumber(t){if(!Zs(t))return null;let e=t.gen===0?`${t.num}R`:`${t.num}R${t.
gen}`,s=this.#a.get(e);if(s>=0){let i=this.pagesMapper.getPageNumber(s+1);if(i!==0)return i}return null}},Yi=class{_internalRenderTask=null;onContinue=null;onError=null;onFrame=null;constructor(t){
this._internalRenderTask=t}get promise(){return this._internalRenderTask.capability.promise}cancel(t=0){this._internalRenderTask.
cancel(null,t)}get separateAnnots(){let{separateAnnots:t}=this._internalRenderTask.operatorList;if(!t)return!1;let{annotationCanvasMap:e}=this.
_internalRenderTask;return t.form||t.canvas&&e?.size>0}get imageCoordinates(){return this._internalRenderTask.imageCoordinates||
null}get isWorkerRendering(){return this._internalRenderTask.isWorkerRendering}},Ki=class h{#t=null;#e=null;#s=null;#i=null;#n=null;static#r=new WeakSet;constructor({
callback:t,params:e,objs:s,commonObjs:i,annotationCanvasMap:n,operatorList:r,pageIndex:a,pageProxyId:o,canvasFactory:l,filterFactory:c,
useRequestAnimationFrame:d=!1,pdfBug:u=!1,pageColors:f=null,operationsFilter:p=null,rendererWorker:g=null,waitForGPU:m=null}){
this.callback=t,this.params=e,this.objs=s,this.commonObjs=i,this.annotationCanvasMap=n,this.operatorListIdx=null,this.operatorList=
r,this._pageIndex=a,this.canvasFactory=l,this.filterFactory=c,this._pdfBug=u,this.pageColors=f,this.running=!1,this.graphicsReadyCallback=
null,this.graphicsReady=!1,this._useRequestAnimationFrame=d===!0&&typeof window<"u",this.cancelled=!1,this.capability=Promise.
withResolvers(),this.task=new Yi(this),this._cancelBound=this.cancel.bind(this),this._continueBound=this._continue.bind(
this),this._scheduleNextBound=this._scheduleNext.bind(this),this._nextBound=this._next.bind(this),this._canvas=e.canvas,
this._canvasContext=e.canvas?null:e.canvasContext,this._operationsFilter=p,this.#n=m,this.#i=g?.createRenderTask({pageProxyId:o,
operatorList:r,params:e,pageColors:f,canvasFactory:l,annotationCanvasMap:n,onFrame:()=>this.task.onFrame?.(),onError:b=>this.
cancel(b)})??null}get completed(){return this.capability.promise.catch(()=>{})}get isWorkerRendering(){return!!this.#i}get imageCoordinates(){
return this.#i?this.#i.imageCoordinates:this.#e?.take()}get recordedBBoxes(){return this.#i?this.#i.recordedBBoxes:this.#t?.
take()}get debugMetadata(){return this.#t?.takeDebugMetadata()??null}async initializeGraphics({transparency:t=!1,optionalContentConfig:e}){
if(!this.cancelled){if(this._canvas){if(h.#r.has(this._canvas))throw new Error("Cannot use the same canvas during multip\
le render() operations. Use different canvas or ensure previous operations were cancelled or completed.");h.#r.add(this.
_canvas)}if(this._pdfBug&&globalThis.StepperManager?.enabled&&(this.stepper=globalThis.StepperManager.create(this._pageIndex),
this.stepper.init(this.operatorList),this.stepper.nextBreakPoint=this.stepper.getNextBreakPoint()),this.#i){let s=await this.#i.
initialize(t,e);if(this.cancelled)return;s||(this.#i=null)}if(!this.#i){let{viewport:s,transform:i,background:n,recordOperations:r,
recordImages:a,recordForDebugger:o}=this.params,l=this._canvasContext||this.canvasFactory.getNoAlphaContext(this._canvas),
{dependencyTracker:c,imagesTracker:d}=ia(this._canvas,this.operatorList.fnArray.length,{recordOperations:r,recordImages:a,
recordDebugMetadata:o});this.#t=c,this.#e=d,this.gfx=new Kt(l,this.commonObjs,this.objs,this.canvasFactory,this.filterFactory,
{optionalContentConfig:e},this.annotationCanvasMap,this.pageColors,c,d),this.gfx.beginDrawing({transform:i,viewport:s,transparency:t,
background:n})}this.operatorListIdx=0,this.graphicsReady=!0,this.graphicsReadyCallback?.()}}cancel(t=null,e=0){this.running=
!1,this.cancelled=!0,this.#i?.cancel(),this.gfx?.endDrawing(),this.#s&&(window.cancelAnimationFrame(this.#s),this.#s=null),
h.#r.delete(this._canvas),t||=new ge(`Rendering cancelled, page ${this._pageIndex+1}`,e),this.callback(t),this.task.onError?.(
t)}operatorListChanged(){if(!this.graphicsReady){this.graphicsReadyCallback||=this._continueBound;return}this.#t?.growOperationsCount(
this.operatorList.fnArray.length),this.stepper?.updateOperatorList(this.operatorList),!this.running&&this._continue()}_continue(){
this.running=!0,!this.cancelled&&(this.task.onContinue?this.task.onContinue(this._scheduleNextBound):this._scheduleNext())}_scheduleNext(){
this._useRequestAnimationFrame?this.#s=window.requestAnimationFrame(()=>{this.#s=null,this._nextBound().catch(this._cancelBound)}):
Promise.resolve().then(this._nextBound).catch(this._cancelBound)}async _next(){if(this.cancelled)return;if(!this.#i){let s=this.#n?.();
if(s&&(await s,this.cancelled))return}let{operatorList:t}=this,{lastChunk:e}=t;if(this.#i){if(this.operatorListIdx=await this.#i.
executeOperatorList(t,this.operatorListIdx,this._operationsFilter),this.cancelled)return;if(this.operatorListIdx!==t.argsArray.
length||e!==t.lastChunk){this._continue();return}}else this.operatorListIdx=this.gfx.executeOperatorList(t,this.operatorListIdx,
this._continueBound,null,this.stepper,this._operationsFilter);this.operatorListIdx===t.argsArray.length&&(this.running=!1,
e&&(this.gfx?.endDrawing(),h.#r.delete(this._canvas),this.callback()))}},Sa="6.5.438",Ea="0a4153349",ls=class h{#t=null;#e=null;#s;#i=null;#n=!1;#r=!1;#a=null;#o;#l=null;#h=null;static#u=null;static get _keyboardManager(){
return k(this,"_keyboardManager",new Ht([[["Escape"],h.prototype._hideDropdownFromKeyboard],[["Space"],h.prototype._colorSelectFromKeyboard],
[["ArrowDown","ArrowRight"],h.prototype._moveToNext],[["ArrowUp","ArrowLeft"],h.prototype._moveToPrevious],[["Home"],h.prototype.
_moveToBeginning],[["End"],h.prototype._moveToEnd]]))}constructor({editor:t=null,uiManager:e=null}){t?(this.#r=!1,this.#a=
t):this.#r=!0,this.#h=t?._uiManager||e,this.#o=this.#h._eventBus,this.#s=t?.color?.toUpperCase()||this.#h?.highlightColors.
values().next().value||"#FFFF98",h.#u||=Object.freeze({blue:"pdfjs-editor-colorpicker-blue",green:"pdfjs-editor-colorpic\
ker-green",pink:"pdfjs-editor-colorpicker-pink",red:"pdfjs-editor-colorpicker-red",yellow:"pdfjs-editor-colorpicker-yell\
ow"})}renderButton(){let t=this.#t=document.createElement("button");t.className="colorPicker",t.tabIndex="0",t.setAttribute(
"data-l10n-id","pdfjs-editor-colorpicker-button"),t.ariaHasPopup="true",this.#a&&(t.ariaControls=`${this.#a.id}_colorpic\
ker_dropdown`);let e=this.#h._signal;t.addEventListener("click",this.#m.bind(this),{signal:e}),t.addEventListener("keydo\
wn",this.#p.bind(this),{signal:e});let s=this.#e=document.createElement("span");return s.className="swatch",s.ariaHidden=
"true",s.style.backgroundColor=this.#s,t.append(s),t}renderMainDropdown(){let t=this.#i=this.#c();return t.ariaOrientation=
"horizontal",t.ariaLabelledBy="highlightColorPickerLabel",t}#c(){let t=document.createElement("div"),e=this.#h._signal;t.
addEventListener("contextmenu",gt,{signal:e}),t.className="dropdown",t.role="listbox",t.ariaMultiSelectable="false",t.ariaOrientation=
"vertical",t.setAttribute("data-l10n-id","pdfjs-editor-colorpicker-dropdown"),this.#a&&(t.id=`${this.#a.id}_colorpicker_\
dropdown`);for(let[s,i]of this.#h.highlightColors){let n=document.createElement("button");n.tabIndex="0",n.role="option",
n.setAttribute("data-color",i),n.title=s,n.setAttribute("data-l10n-id",h.#u[s]);let r=document.createElement("span");n.append(
r),r.className="swatch",r.style.backgroundColor=i,n.ariaSelected=i===this.#s,n.addEventListener("click",this.#f.bind(this,
i),{signal:e}),t.append(n)}return t.addEventListener("keydown",this.#p.bind(this),{signal:e}),t}#f(t,e){e.stopPropagation(),
this.#o.dispatch("switchannotationeditorparams",{source:this,type:N.HIGHLIGHT_COLOR,value:t}),this.update(t)}_colorSelectFromKeyboard(t){
if(t.target===this.#t){this.#m(t);return}let e=t.target.getAttribute("data-color");e&&this.#f(e,t)}_moveToNext(t){if(!this.#g){
this.#m(t);return}if(t.target===this.#t){this.#i.firstElementChild?.focus();return}t.target.nextSibling?.focus()}_moveToPrevious(t){
if(t.target===this.#i?.firstElementChild||t.target===this.#t){this.#g&&this._hideDropdownFromKeyboard();return}this.#g||
this.#m(t),t.target.previousSibling?.focus()}_moveToBeginning(t){if(!this.#g){this.#m(t);return}this.#i.firstElementChild?.
focus()}_moveToEnd(t){if(!this.#g){this.#m(t);return}this.#i.lastElementChild?.focus()}#p(t){h._keyboardManager.exec(this,
t)}#m(t){if(this.#g){this.hideDropdown();return}if(this.#n=t.detail===0,this.#l||(this.#l=new AbortController,window.addEventListener(
"pointerdown",this.#d.bind(this),{signal:this.#h.combinedSignal(this.#l)})),this.#t.ariaExpanded="true",this.#i){this.#i.
classList.remove("hidden");return}let e=this.#i=this.#c();this.#t.append(e)}#d(t){this.#i?.contains(t.target)||this.hideDropdown()}hideDropdown(){
this.#i?.classList.add("hidden"),this.#t.ariaExpanded="false",this.#l?.abort(),this.#l=null}get#g(){return this.#i&&!this.#i.
classList.contains("hidden")}_hideDropdownFromKeyboard(){if(!this.#r){if(!this.#g){this.#a?.unselect();return}this.hideDropdown(),
this.#t.focus({preventScroll:!0,focusVisible:this.#n})}}update(t){if(this.#e&&(this.#e.style.backgroundColor=t),!this.#i)
return;let e=this.#h.highlightColors.values();for(let s of this.#i.children)s.ariaSelected=e.next().value===t.toUpperCase()}destroy(){
this.#t?.remove(),this.#t=null,this.#e=null,this.#i?.remove(),this.#i=null}},hs=class h{#t=null;#e=!1;#s=null;#i=null;static#n=null;constructor(t){
this.#s=t,this.#i=t._uiManager,h.#n||=Object.freeze({freetext:"pdfjs-editor-color-picker-free-text-input",ink:"pdfjs-edi\
tor-color-picker-ink-input"})}renderButton(){if(this.#t)return this.#t;let{editorType:t,colorType:e,colorAndOpacityType:s,
opacityType:i,color:n,opacity:r}=this.#s,a=this.#e=H.isAlphaColorInputSupported&&i!==void 0,o=this.#t=document.createElement(
"input");if(o.type="color",a){o.setAttribute("alpha","");let l=x.hexNums[Math.round((r??1)*255)];o.value=(n||"#000000")+
l}else o.value=n||"#000000";return o.className="basicColorPicker",o.tabIndex=0,o.setAttribute("data-l10n-id",h.#n[t]),o.
addEventListener("input",()=>{if(a){let l=ie(o.value);if(!l)return;let[c,d,u,f]=l,p=x.makeHexColor(c,d,u);s!==void 0?this.#i.
updateParams(s,{color:p,opacity:f}):(this.#i.updateParams(e,p),this.#i.updateParams(i,f))}else this.#i.updateParams(e,o.
value)},{signal:this.#i._signal}),o}update(t){if(this.#t)if(this.#e){let e=x.hexNums[Math.round(this.#s.opacity*255)];this.#t.
value=t+e}else this.#t.value=t}updateOpacity(t){if(!this.#t||!this.#e)return;let e=x.hexNums[Math.round(t*255)];this.#t.
value=this.#s.color+e}destroy(){this.#t?.remove(),this.#t=null}hideDropdown(){}};function nr(h){return Math.floor(V(h,0,
1)*255).toString(16).padStart(2,"0")}function ae(h){return V(h,0,1)*255}var cs=class{static CMYK_G([t,e,s,i]){return["G",
1-Math.min(1,.3*t+.59*s+.11*e+i)]}static G_CMYK([t]){return["CMYK",0,0,0,1-t]}static G_RGB([t]){return["RGB",t,t,t]}static G_rgb([
t]){return t=ae(t),[t,t,t]}static G_HTML([t]){let e=nr(t);return`#${e}${e}${e}`}static RGB_G([t,e,s]){return["G",.3*t+.59*
e+.11*s]}static RGB_rgb(t){return t.map(ae)}static RGB_HTML(t){return`#${t.map(nr).join("")}`}static T_HTML(){return"#00\
000000"}static T_rgb(){return[null]}static CMYK_RGB([t,e,s,i]){return["RGB",1-Math.min(1,t+i),1-Math.min(1,s+i),1-Math.min(
1,e+i)]}static CMYK_rgb([t,e,s,i]){return[ae(1-Math.min(1,t+i)),ae(1-Math.min(1,s+i)),ae(1-Math.min(1,e+i))]}static CMYK_HTML(t){
let e=this.CMYK_RGB(t).slice(1);return this.RGB_HTML(e)}static RGB_CMYK([t,e,s]){let i=1-t,n=1-e,r=1-s,a=Math.min(i,n,r);
return["CMYK",i,n,r,a]}};var qi=class{create(t,e,s=!1){if(t<=0||e<=0)throw new Error("Invalid SVG dimensions");let i=this._createSVG("svg:svg");return i.
setAttribute("version","1.1"),s||(i.setAttribute("width",`${t}px`),i.setAttribute("height",`${e}px`)),i.setAttribute("pr\
eserveAspectRatio","none"),i.setAttribute("viewBox",`0 0 ${t} ${e}`),i}createElement(t){if(typeof t!="string")throw new Error(
"Invalid SVG element type");return this._createSVG(t)}_createSVG(t){U("Abstract method `_createSVG` called.")}},xe=class extends qi{_createSVG(t){
return document.createElementNS(rt,t)}},_a=9,Gt=new WeakSet,Ca=new Date().getTimezoneOffset()*60*1e3,ue=class{static create(t){
switch(t.data.annotationType){case W.LINK:return new Te(t);case W.TEXT:return new Ji(t);case W.WIDGET:switch(t.data.fieldType){case"\
Tx":return new Zi(t);case"Btn":return t.data.radioButton?new sn(t):t.data.checkBox?new en(t):new nn(t);case"Ch":return new rn(
t);case"Sig":return new tn(t)}return new xt(t);case W.POPUP:return new ke(t);case W.FREETEXT:return new ds(t);case W.LINE:
return new on(t);case W.SQUARE:return new ln(t);case W.CIRCLE:return new hn(t);case W.POLYLINE:return new us(t);case W.CARET:
return new dn(t);case W.INK:return new Pe(t);case W.POLYGON:return new cn(t);case W.HIGHLIGHT:return new fs(t);case W.UNDERLINE:
return new un(t);case W.SQUIGGLY:return new fn(t);case W.STRIKEOUT:return new pn(t);case W.STAMP:return new ps(t);case W.
FILEATTACHMENT:return new gn(t);case W.RICHMEDIA:case W.SCREEN:case W.SOUND:return new gs(t);default:return new j(t)}}},
j=class h{#t=null;#e=!1;#s=null;constructor(t,{isRenderable:e=!1,ignoreBorder:s=!1,createQuadrilaterals:i=!1}={}){this.isRenderable=
e,this.data=t.data,this.layer=t.layer,this.linkService=t.linkService,this.downloadManager=t.downloadManager,this.imageResourcesPath=
t.imageResourcesPath,this.renderForms=t.renderForms,this.annotationStorage=t.annotationStorage,this.enableComment=t.enableComment,
this.enableAnnotationEditing=t.enableAnnotationEditing!==!1,this.enableScripting=t.enableScripting,this.hasJSActions=t.hasJSActions,
this._fieldObjects=t.fieldObjects,this.parent=t.parent,this.hasOwnCommentButton=!1,e&&(this.contentElement=this.container=
this._createContainer(s)),i&&this._createQuadrilaterals()}static _hasPopupData({contentsObj:t,richText:e}){return!!(t?.str||
e?.str)}static get _svgFactory(){return k(this,"_svgFactory",new xe)}get _isEditable(){return this.enableAnnotationEditing&&
this.data.isEditable}get hasPopupData(){return h._hasPopupData(this.data)||this.enableComment&&!!this.commentText}get commentData(){
let{data:t}=this,e=this.annotationStorage?.getEditor(t.id);return e?e.getData():t}get hasCommentButton(){return this.enableComment&&
this.hasPopupElement}get commentButtonPosition(){let t=this.annotationStorage?.getEditor(this.data.id);if(t)return t.commentButtonPositionInPage;
let{quadPoints:e,inkLists:s,rect:i}=this.data,n=-1/0,r=-1/0;if(e?.length>=8){for(let a=0;a<e.length;a+=8)e[a+1]>r?(r=e[a+
1],n=e[a+2]):e[a+1]===r&&(n=Math.max(n,e[a+2]));return[n,r]}if(s?.length>=1){for(let a of s)for(let o=0,l=a.length;o<l;o+=
2)a[o+1]>r?(r=a[o+1],n=a[o]):a[o+1]===r&&(n=Math.max(n,a[o]));if(n!==1/0)return[n,r]}return i?[i[2],i[3]]:null}_normalizePoint(t){
let{page:{view:e},viewport:{rawDims:{pageWidth:s,pageHeight:i,pageX:n,pageY:r}}}=this.parent;return t[1]=e[3]-t[1]+e[1],
t[0]=100*(t[0]-n)/s,t[1]=100*(t[1]-r)/i,t}get commentText(){let{data:t}=this;return this.annotationStorage.getRawValue(`${qt}${t.
id}`)?.popup?.contents||t.contentsObj?.str||""}set commentText(t){let{data:e}=this,s={deleted:!t,contents:t||""};this.annotationStorage.
updateEditor(e.id,{popup:s})||this.annotationStorage.setValue(`${qt}${e.id}`,{id:e.id,annotationType:e.annotationType,page:this.
parent.page,popup:s,popupRef:e.popupRef,modificationDate:new Date}),t||this.removePopup()}removePopup(){(this.#s?.popup||
this.popup)?.remove(),this.#s=this.popup=null}updateEdited(t){if(!this.container)return;t.rect&&(this.#t||={rect:this.data.
rect.slice(0)});let{rect:e,popup:s}=t;e&&this.#i(e);let i=this.#s?.popup||this.popup;!i&&s?.text&&(this._createPopup(s),
i=this.#s.popup),i&&(i.updateEdited(t),s?.deleted&&(i.remove(),this.#s=null,this.popup=null))}resetEdited(){this.#t&&(this.#i(
this.#t.rect),this.#s?.popup.resetEdited(),this.#t=null)}#i(t){let{container:{style:e},data:{rect:s,rotation:i},parent:{
viewport:{rawDims:{pageWidth:n,pageHeight:r,pageX:a,pageY:o}}}}=this;s?.splice(0,4,...t),e.left=`${100*(t[0]-a)/n}%`,e.top=
`${100*(r-t[3]+o)/r}%`,i===0?(e.width=`${100*(t[2]-t[0])/n}%`,e.height=`${100*(t[3]-t[1])/r}%`):this.setRotation(i)}_createContainer(t){
let{data:e,parent:{page:s,viewport:i}}=this,n=document.createElement("section");n.setAttribute("data-annotation-id",e.id),
!(this instanceof xt)&&!(this instanceof Te)&&!(this instanceof gs)&&(n.tabIndex=0);let{style:r}=n;if(r.zIndex=this.parent.
zIndex,this.parent.zIndex+=2,e.alternativeText&&(n.title=e.alternativeText),e.noRotate&&n.classList.add("norotate"),!e.rect||
this instanceof ke){let{rotation:g}=e;return!e.hasOwnCanvas&&g!==0&&this.setRotation(g,n),n}let{width:a,height:o}=this;if(!t&&
e.borderStyle.width>0){r.borderWidth=`${e.borderStyle.width}px`;let g=e.borderStyle.horizontalCornerRadius,m=e.borderStyle.
verticalCornerRadius;if(g>0||m>0){let y=`calc(${g}px * var(--total-scale-factor)) / calc(${m}px * var(--total-scale-fact\
or))`;r.borderRadius=y}switch(e.borderStyle.style){case Vt.SOLID:r.borderStyle="solid";break;case Vt.DASHED:r.borderStyle=
"dashed";break;case Vt.BEVELED:O("Unimplemented border style: beveled");break;case Vt.INSET:O("Unimplemented border styl\
e: inset");break;case Vt.UNDERLINE:r.borderBottomStyle="solid";break;default:break}let b=e.borderColor||null;b?(this.#e=
!0,r.borderColor=x.makeHexColor(...b)):r.borderWidth=0}let l=x.normalizeRect([e.rect[0],s.view[3]-e.rect[1]+s.view[1],e.
rect[2],s.view[3]-e.rect[3]+s.view[1]]),{pageWidth:c,pageHeight:d,pageX:u,pageY:f}=i.rawDims;r.left=`${100*(l[0]-u)/c}%`,
r.top=`${100*(l[1]-f)/d}%`;let{rotation:p}=e;return e.hasOwnCanvas||p===0?(r.width=`${100*a/c}%`,r.height=`${100*o/d}%`):
this.setRotation(p,n),n}setRotation(t,e=this.container){if(!this.data.rect)return;let{pageWidth:s,pageHeight:i}=this.parent.
viewport.rawDims,{width:n,height:r}=this;t%180!==0&&([n,r]=[r,n]),e.style.width=`${100*n/s}%`,e.style.height=`${100*r/i}\
%`,e.setAttribute("data-main-rotation",(360-t)%360)}get _commonActions(){let t=(e,s,i)=>{let n=i.detail[e],r=n[0],a=n.slice(
1);i.target.style[s]=cs[`${r}_HTML`](a),this.annotationStorage.setValue(this.data.id,{[s]:cs[`${r}_rgb`](a)})};return k(
this,"_commonActions",{display:e=>{let{display:s}=e.detail,i=s%2===1;this.container.style.visibility=i?"hidden":"visible",
this.annotationStorage.setValue(this.data.id,{noView:i,noPrint:s===1||s===2})},print:e=>{this.annotationStorage.setValue(
this.data.id,{noPrint:!e.detail.print})},hidden:e=>{let{hidden:s}=e.detail;this.container.style.visibility=s?"hidden":"v\
isible",this.annotationStorage.setValue(this.data.id,{noPrint:s,noView:s})},focus:e=>{setTimeout(()=>e.target.focus({preventScroll:!1}),
0)},userName:e=>{e.target.title=e.detail.userName},readonly:e=>{e.target.disabled=e.detail.readonly},required:e=>{this._setRequired(
e.target,e.detail.required)},bgColor:e=>{t("bgColor","backgroundColor",e)},fillColor:e=>{t("fillColor","backgroundColor",
e)},fgColor:e=>{t("fgColor","color",e)},textColor:e=>{t("textColor","color",e)},borderColor:e=>{t("borderColor","borderC\
olor",e)},strokeColor:e=>{t("strokeColor","borderColor",e)},rotation:e=>{let s=e.detail.rotation;this.setRotation(s),this.
annotationStorage.setValue(this.data.id,{rotation:s})}})}_dispatchEventFromSandbox(t,e){let s=this._commonActions;for(let i of Object.
keys(e.detail))(t[i]||s[i])?.(e)}_setDefaultPropertiesFromJS(t){if(!this.enableScripting)return;let e=this.annotationStorage.
getRawValue(this.data.id);if(!e)return;let s=this._commonActions;for(let[i,n]of Object.entries(e)){let r=s[i];if(r){let a={
detail:{[i]:n},target:t};r(a),delete e[i]}}}_createQuadrilaterals(){if(!this.container)return;let{quadPoints:t}=this.data;
if(!t)return;let[e,s,i,n]=this.data.rect.map(Math.fround);if(t.length===8){let[g,m,b,y]=t.subarray(2,6);if(i===g&&n===m&&
e===b&&s===y)return}let{style:r}=this.container,a;if(this.#e){let{borderColor:g,borderWidth:m}=r;r.borderWidth=0,a=["url\
('data:image/svg+xml;utf8,",`<svg xmlns="${rt}" preserveAspectRatio="none" viewBox="0 0 1 1">`,`<g fill="transparent" st\
roke="${g}" stroke-width="${m}">`],this.container.classList.add("hasBorder")}let o=i-e,l=n-s,c=h._svgFactory,d=c.createElement(
"svg");d.classList.add("quadrilateralsContainer"),d.setAttribute("width",0),d.setAttribute("height",0),d.role="none";let u=c.
createElement("defs");d.append(u);let f=c.createElement("clipPath"),p=`clippath_${this.data.id}`;f.setAttribute("id",p),
f.setAttribute("clipPathUnits","objectBoundingBox"),u.append(f);for(let g=2,m=t.length;g<m;g+=8){let b=t[g],y=t[g+1],A=t[g+
2],w=t[g+3],v=c.createElement("rect"),S=(A-e)/o,E=(n-y)/l,C=(b-A)/o,_=(y-w)/l;v.setAttribute("x",S),v.setAttribute("y",E),
v.setAttribute("width",C),v.setAttribute("height",_),f.append(v),a?.push(`<rect vector-effect="non-scaling-stroke" x="${S}\
" y="${E}" width="${C}" height="${_}"/>`)}this.#e&&(a.push("</g></svg>')"),r.backgroundImage=a.join("")),this.container.
append(d),this.container.style.clipPath=`url(#${p})`}_createPopup(t=null){let{data:e}=this,s,i;t?(s={str:t.text},i=t.date):
(s=e.contentsObj,i=e.modificationDate),this.#s=new ke({data:{color:e.color,titleObj:e.titleObj,modificationDate:i,contentsObj:s,
richText:e.richText,parentRect:e.rect,borderStyle:0,id:`popup_${e.id}`,rotation:e.rotation,noRotate:!0},linkService:this.
linkService,parent:this.parent,elements:[this]})}get hasPopupElement(){return!!(this.#s||this.popup||this.data.popupRef)}get extraPopupElement(){
return this.#s}render(){U("Abstract method `AnnotationElement.render` called")}_getElementsByName(t,e=null){let s=[];if(this.
_fieldObjects){let i=this._fieldObjects.get(t)||[];for(let{page:n,id:r,exportValues:a}of i){if(n===-1||r===e)continue;let o=typeof a==
"string"?a:null,l=document.querySelector(`[data-element-id="${r}"]`);if(l&&!Gt.has(l)){O(`_getElementsByName - element n\
ot allowed: ${r}`);continue}s.push({id:r,exportValue:o,domElement:l})}return s}for(let i of document.getElementsByName(t)){
let{exportValue:n}=i,r=i.getAttribute("data-element-id");r===e||!Gt.has(i)||s.push({id:r,exportValue:n,domElement:i})}return s}show(){
this.container&&(this.container.hidden=!1),this.popup?.maybeShow()}hide(){this.container&&(this.container.hidden=!0),this.
popup?.forceHide()}getElementsToTriggerPopup(){return this.container}addHighlightArea(){let t=this.getElementsToTriggerPopup();
if(Array.isArray(t))for(let e of t)e.classList.add("highlightArea");else t.classList.add("highlightArea")}_editOnDoubleClick(){
if(!this._isEditable)return;let{annotationEditorType:t,data:{id:e}}=this;this.container.addEventListener("dblclick",()=>{
this.linkService.eventBus?.dispatch("switchannotationeditormode",{source:this,mode:t,editId:e,mustEnterInEditMode:!0})})}updateOC(t){
if(!this.data.oc||!t)return;t.isVisible(this.data.oc)?this.show():this.hide()}get width(){return this.data.rect[2]-this.
data.rect[0]}get height(){return this.data.rect[3]-this.data.rect[1]}_setBackgroundColor(t){let e=this.data.backgroundColor||
null;t.style.backgroundColor=e===null?"transparent":x.makeHexColor(...e)}},Qi=class extends j{constructor(t){super(t,{isRenderable:!0,
ignoreBorder:!0}),this.editor=t.editor}render(){return this.container.className="editorAnnotation",this.container}createOrUpdatePopup(){
let{editor:t}=this;t.hasComment&&this._createPopup(t.comment)}get hasCommentButton(){return this.enableComment&&this.editor.
hasComment}get commentButtonPosition(){return this.editor.commentButtonPositionInPage}get commentText(){return this.editor.
comment.text}set commentText(t){this.editor.comment=t,t||this.removePopup()}get commentData(){return this.editor.getData()}remove(){
this.parent.removeAnnotation(this.data.id),this.container.remove(),this.container=null,this.removePopup()}},Te=class extends j{constructor(t,e=null){
super(t,{isRenderable:!0,ignoreBorder:!!e?.ignoreBorder,createQuadrilaterals:!0}),this.isTooltipOnly=t.data.isTooltipOnly}render(){
let{data:t,linkService:e}=this,s=document.createElement("a");s.setAttribute("data-element-id",t.id);let i=!1;return t.url?
(e.addLinkAttributes(s,t.url,t.newWindow),i=!0):t.action?(this._bindNamedAction(s,t.action,t.overlaidText),i=!0):t.attachment?
(this.#e(s,t.attachmentId,t.attachment,t.overlaidText,t.attachmentDest),i=!0):t.setOCGState?(this.#s(s,t.setOCGState,t.overlaidText),
i=!0):t.dest?(this._bindLink(s,t.dest,t.overlaidText),i=!0):(t.actions&&(t.actions.has("Action")||t.actions.has("Mouse U\
p")||t.actions.has("Mouse Down"))&&this.enableScripting&&this.hasJSActions&&(this._bindJSAction(s,t),i=!0),t.resetForm?(this.
_bindResetFormAction(s,t.resetForm),i=!0):this.isTooltipOnly&&!i&&(this._bindLink(s,""),i=!0)),this.container.classList.
add("linkAnnotation"),i&&(this.contentElement=s,this.container.append(s)),this.container}#t(){this.container.setAttribute(
"data-internal-link","")}_bindLink(t,e,s=""){t.href=this.linkService.getDestinationHash(e),t.onclick=()=>(e&&this.linkService.
goToDestination(e),!1),(e||e==="")&&this.#t(),s&&(t.title=s)}_bindNamedAction(t,e,s=""){t.href=this.linkService.getAnchorUrl(
""),t.onclick=()=>(this.linkService.executeNamedAction(e),!1),s&&(t.title=s),this.#t()}#e(t,e,s,i="",n=null){t.href=this.
linkService.getAnchorUrl(""),s.description?t.title=s.description:i&&(t.title=i);let r=async()=>{let a=await this.linkService.
getAttachmentContent(e);a&&this.downloadManager?.openOrDownloadData(a,s.filename,n)};t.onclick=()=>(r(),!1),this.#t()}#s(t,e,s=""){
t.href=this.linkService.getAnchorUrl(""),t.onclick=()=>(this.linkService.executeSetOCGState(e),!1),s&&(t.title=s),this.#t()}_bindJSAction(t,{
actions:e,id:s,overlaidText:i}){t.href=this.linkService.getAnchorUrl("");let n=new Map([["Action","onclick"],["Mouse Up",
"onmouseup"],["Mouse Down","onmousedown"]]);for(let r of e.keys()){let a=n.get(r);a&&(t[a]=()=>(this.linkService.eventBus?.
dispatch("dispatcheventinsandbox",{source:this,detail:{id:s,name:r}}),!1))}i&&(t.title=i),t.onclick||=()=>!1,this.#t()}_bindResetFormAction(t,e){
let s=t.onclick;if(s||(t.href=this.linkService.getAnchorUrl("")),this.#t(),!this._fieldObjects){O('_bindResetFormAction \
- "resetForm" action not supported, ensure that the `fieldObjects` parameter is provided.'),s||(t.onclick=()=>!1);return}
t.onclick=()=>{s?.();let{fields:i,refs:n,include:r}=e,a=[];if(i.length!==0||n.length!==0){let c=new Set(n);for(let u of i){
let f=this._fieldObjects.get(u)||[];for(let{id:p}of f)c.add(p)}let d=new Map;for(let u of this._fieldObjects.values())for(let{
id:f,kidIds:p}of u)p&&d.set(f,p);for(let u of c)for(let f of d.get(u)||[])c.add(f);for(let u of this._fieldObjects.values())
for(let f of u)c.has(f.id)===r&&a.push(f)}else for(let c of this._fieldObjects.values())a.push(...c);let o=this.annotationStorage,
l=[];for(let c of a){let{id:d}=c;switch(l.push(d),c.type){case"text":{let f=c.defaultValue||"";o.setValue(d,{value:f});break}case"\
checkbox":case"radiobutton":{let f=c.defaultValue===c.exportValues;o.setValue(d,{value:f});break}case"combobox":case"lis\
tbox":{let f=c.defaultValue||"";o.setValue(d,{value:f});break}default:continue}let u=document.querySelector(`[data-eleme\
nt-id="${d}"]`);if(u){if(!Gt.has(u)){O(`_bindResetFormAction - element not allowed: ${d}`);continue}}else continue;u.dispatchEvent(
new Event("resetform"))}return this.enableScripting&&this.linkService.eventBus?.dispatch("dispatcheventinsandbox",{source:this,
detail:{id:"app",ids:l,name:"ResetForm"}}),!1}}},Ji=class extends j{constructor(t){super(t,{isRenderable:!0})}render(){this.
container.classList.add("textAnnotation");let t=document.createElement("img");return t.src=this.imageResourcesPath+"anno\
tation-"+this.data.name.toLowerCase()+".svg",t.setAttribute("data-l10n-id","pdfjs-text-annotation-type"),t.setAttribute(
"data-l10n-args",JSON.stringify({type:this.data.name})),!this.data.popupRef&&this.hasPopupData&&(this.hasOwnCommentButton=
!0,this._createPopup()),this.container.append(t),this.container}},xt=class extends j{render(){return this.container}_getKeyModifier(t){
return H.platform.isMac?t.metaKey:t.ctrlKey}_setEventListener(t,e,s,i,n){s.includes("mouse")?t.addEventListener(s,r=>{this.
linkService.eventBus?.dispatch("dispatcheventinsandbox",{source:this,detail:{id:this.data.id,name:i,value:n(r),shift:r.shiftKey,
modifier:this._getKeyModifier(r)}})}):t.addEventListener(s,r=>{if(s==="blur"){if(!e.focused||!r.relatedTarget)return;e.focused=
!1}else if(s==="focus"){if(e.focused)return;e.focused=!0}n&&this.linkService.eventBus?.dispatch("dispatcheventinsandbox",
{source:this,detail:{id:this.data.id,name:i,value:n(r)}})})}_setEventListeners(t,e,s,i){let{actions:n}=this.data;for(let[
r,a]of s)(a==="Action"||n?.has(a))&&((a==="Focus"||a==="Blur")&&(e||={focused:!1}),this._setEventListener(t,e,r,a,i),a===
"Focus"&&!n?.has("Blur")?this._setEventListener(t,e,"blur","Blur",null):a==="Blur"&&!n?.has("Focus")&&this._setEventListener(
t,e,"focus","Focus",null))}_setTextStyle(t){let e=["left","center","right"],{fontColor:s}=this.data.defaultAppearanceData,
i=this.data.defaultAppearanceData.fontSize||_a,n=t.style,r,a=2,o=l=>Math.round(10*l)/10;if(this.data.multiLine){let l=Math.
abs(this.data.rect[3]-this.data.rect[1]-a),c=Math.round(l/(1.35*i))||1,d=l/c;r=Math.min(i,o(d/1.35))}else{let l=Math.abs(
this.data.rect[3]-this.data.rect[1]-a);r=Math.min(i,o(l/1.35))}n.fontSize=`calc(${r}px * var(--total-scale-factor))`,n.color=
x.makeHexColor(...s),this.data.textAlignment!==null&&!this.data.comb&&(n.textAlign=e[this.data.textAlignment])}_setRequired(t,e){
e?t.setAttribute("required",!0):t.removeAttribute("required"),t.setAttribute("aria-required",e)}},Zi=class extends xt{constructor(t){
let e=t.renderForms||t.data.hasOwnCanvas||!t.data.hasAppearance&&!!t.data.fieldValue;super(t,{isRenderable:e})}setPropertyOnSiblings(t,e,s,i){
let n=this.annotationStorage;for(let r of this._getElementsByName(t.name,t.id))r.domElement&&(r.domElement[e]=s),n.setValue(
r.id,{[i]:s})}render(){let t=this.annotationStorage,e=this.data.id;this.container.classList.add("textWidgetAnnotation");
let s=null;if(this.renderForms){let i=t.getValue(e,{value:this.data.fieldValue}),n=i.value||"",r=t.getValue(e,{charLimit:this.
data.maxLen}).charLimit;r&&n.length>r&&(n=n.slice(0,r));let a=i.formattedValue||this.data.textContent?.join(`
`)||null;a&&this.data.comb&&(a=a.replaceAll(/\s+/g,""));let o={userValue:n,formattedValue:a,lastCommittedValue:null,commitKey:1,
focused:!1};this.data.multiLine?(s=document.createElement("textarea"),s.textContent=a??n,this.data.doNotScroll&&(s.style.
overflowY="hidden")):(s=document.createElement("input"),s.type=this.data.password?"password":"text",s.setAttribute("valu\
e",a??n),this.data.doNotScroll&&(s.style.overflowX="hidden")),this.data.hasOwnCanvas&&(this.container.classList.add("has\
OwnCanvas"),t.has(e)&&this.container.classList.add("sandboxModified")),Gt.add(s),this.contentElement=s,s.setAttribute("d\
ata-element-id",e),s.disabled=this.data.readOnly,s.name=this.data.fieldName,s.tabIndex=0;let{datetimeFormat:l,datetimeType:c,
timeStep:d}=this.data,u=!!c&&this.enableScripting;l&&(s.title=l),this._setRequired(s,this.data.required),r&&(s.maxLength=
r),s.addEventListener("input",p=>{t.setValue(e,{value:p.target.value}),this.setPropertyOnSiblings(s,"value",p.target.value,
"value"),o.formattedValue=null}),s.addEventListener("resetform",p=>{let g=this.data.defaultFieldValue??"";s.value=o.userValue=
g,o.formattedValue=null});let f=p=>{let{formattedValue:g}=o;g!=null&&(p.target.value=g),p.target.scrollLeft=0};if(this.enableScripting&&
this.hasJSActions){s.addEventListener("focus",g=>{if(o.focused)return;let{target:m}=g;if(u&&(m.type=c,d&&(m.step=d)),o.userValue){
let b=o.userValue;if(u)if(c==="time"){let y=new Date(b),A=[y.getHours(),y.getMinutes(),y.getSeconds()];m.value=A.map(w=>w.
toString().padStart(2,"0")).join(":")}else m.value=new Date(b-Ca).toISOString().split(c==="date"?"T":".",1)[0];else m.value=
b}o.lastCommittedValue=m.value,o.commitKey=1,this.data.actions?.has("Focus")||(o.focused=!0)}),s.addEventListener("updat\
efromsandbox",g=>{this.container.classList.add("sandboxModified");let m={value(b){o.userValue=b.detail.value??"",u||t.setValue(
e,{value:o.userValue.toString()}),b.target.value=o.userValue},formattedValue(b){let{formattedValue:y}=b.detail;o.formattedValue=
y,y!=null&&b.target!==document.activeElement&&(b.target.value=y);let A={formattedValue:y};u&&(A.value=y),t.setValue(e,A)},
selRange(b){b.target.setSelectionRange(...b.detail.selRange)},charLimit:b=>{let{charLimit:y}=b.detail,{target:A}=b;if(y===
0){A.removeAttribute("maxLength");return}A.setAttribute("maxLength",y);let w=o.userValue;!w||w.length<=y||(w=w.slice(0,y),
A.value=o.userValue=w,t.setValue(e,{value:w}),this.linkService.eventBus?.dispatch("dispatcheventinsandbox",{source:this,
detail:{id:e,name:"Keystroke",value:w,willCommit:!0,commitKey:1,selStart:A.selectionStart,selEnd:A.selectionEnd}}))}};this.
_dispatchEventFromSandbox(m,g)}),s.addEventListener("keydown",g=>{o.commitKey=1;let m=-1;if(g.key==="Escape"?m=0:g.key===
"Enter"&&!this.data.multiLine?m=2:g.key==="Tab"&&(o.commitKey=3),m===-1)return;let{value:b}=g.target;o.lastCommittedValue!==
b&&(o.lastCommittedValue=b,o.userValue=b,this.linkService.eventBus?.dispatch("dispatcheventinsandbox",{source:this,detail:{
id:e,name:"Keystroke",value:b,willCommit:!0,commitKey:m,selStart:g.target.selectionStart,selEnd:g.target.selectionEnd}}))});
let p=f;f=null,s.addEventListener("blur",g=>{if(!o.focused||!g.relatedTarget)return;this.data.actions?.has("Blur")||(o.focused=
!1);let{target:m}=g,{value:b}=m;if(u){if(b&&c==="time"){let y=b.split(":").map(A=>parseInt(A,10));b=new Date(2e3,0,1,y[0],
y[1],y[2]||0).valueOf(),m.step=""}else b.includes("T")||(b=`${b}T00:00`),b=new Date(b).valueOf();m.type="text"}o.userValue=
b,o.lastCommittedValue!==b&&this.linkService.eventBus?.dispatch("dispatcheventinsandbox",{source:this,detail:{id:e,name:"\
Keystroke",value:b,willCommit:!0,commitKey:o.commitKey,selStart:g.target.selectionStart,selEnd:g.target.selectionEnd}}),
p(g)}),this.data.actions?.has("Keystroke")&&s.addEventListener("beforeinput",g=>{o.lastCommittedValue=null;let{data:m,target:b}=g,
{value:y,selectionStart:A,selectionEnd:w}=b,v=A,S=w;switch(g.inputType){case"deleteWordBackward":{let E=/\w/;for(;v>0&&!E.
test(y[v-1]);)v--;for(;v>0&&E.test(y[v-1]);)v--;break}case"deleteWordForward":{let E=y.substring(A).match(/^\W*\w*/);E&&
(S+=E[0].length);break}case"deleteContentBackward":A===w&&(v-=1);break;case"deleteContentForward":A===w&&(S+=1);break}g.
preventDefault(),this.linkService.eventBus?.dispatch("dispatcheventinsandbox",{source:this,detail:{id:e,name:"Keystroke",
value:y,change:m||"",willCommit:!1,selStart:v,selEnd:S}})}),this._setEventListeners(s,o,[["focus","Focus"],["blur","Blur"],
["mousedown","Mouse Down"],["mouseenter","Mouse Enter"],["mouseleave","Mouse Exit"],["mouseup","Mouse Up"]],g=>g.target.
value)}if(f&&s.addEventListener("blur",f),this.data.comb){let g=(this.data.rect[2]-this.data.rect[0])/r;s.classList.add(
"comb"),s.style.setProperty("--comb-width",`calc(${g}px * var(--total-scale-factor))`);let m=this.data.textAlignment;if(m===
1||m===2){let b=()=>{let y=r-s.value.length;s.style.setProperty("--comb-offset",`${m===1?y>>1:y}`)};b();for(let y of["in\
put","blur","resetform","updatefromsandbox"])s.addEventListener(y,b)}}}else s=document.createElement("div"),s.textContent=
this.data.fieldValue,s.style.verticalAlign="middle",s.style.display="table-cell",this.data.hasOwnCanvas&&(s.hidden=!0);return this.
_setTextStyle(s),this._setBackgroundColor(s),this._setDefaultPropertiesFromJS(s),this.container.append(s),this.container}},
tn=class extends xt{constructor(t){super(t,{isRenderable:!!t.data.hasOwnCanvas})}},en=class extends xt{constructor(t){super(
t,{isRenderable:t.renderForms})}render(){let t=this.annotationStorage,e=this.data,s=e.id,i=t.getValue(s,{value:e.exportValue===
e.fieldValue}).value;typeof i=="string"&&(i=i!=="Off",t.setValue(s,{value:i})),this.container.classList.add("buttonWidge\
tAnnotation","checkBox");let n=document.createElement("input");return Gt.add(n),n.setAttribute("data-element-id",s),n.disabled=
e.readOnly,this._setRequired(n,this.data.required),n.type="checkbox",n.name=e.fieldName,i&&n.setAttribute("checked",!0),
n.setAttribute("exportValue",e.exportValue),n.tabIndex=0,n.addEventListener("change",r=>{let{name:a,checked:o}=r.target;
for(let l of this._getElementsByName(a,s)){let c=o&&l.exportValue===e.exportValue;l.domElement&&(l.domElement.checked=c),
t.setValue(l.id,{value:c})}t.setValue(s,{value:o})}),n.addEventListener("resetform",r=>{let a=e.defaultFieldValue||"Off";
r.target.checked=a===e.exportValue}),this.enableScripting&&this.hasJSActions&&(n.addEventListener("updatefromsandbox",r=>{
let a={value(o){o.target.checked=o.detail.value!=="Off",t.setValue(s,{value:o.target.checked})}};this._dispatchEventFromSandbox(
a,r)}),this._setEventListeners(n,null,[["change","Validate"],["change","Action"],["focus","Focus"],["blur","Blur"],["mou\
sedown","Mouse Down"],["mouseenter","Mouse Enter"],["mouseleave","Mouse Exit"],["mouseup","Mouse Up"]],r=>r.target.checked)),
this._setDefaultPropertiesFromJS(n),this.container.append(n),this.container}},sn=class extends xt{constructor(t){super(t,
{isRenderable:t.renderForms})}render(){this.container.classList.add("buttonWidgetAnnotation","radioButton");let t=this.annotationStorage,
e=this.data,s=e.id,i=t.getValue(s,{value:e.buttonValue!==null&&e.fieldValue===e.buttonValue}).value;if(typeof i=="string"&&
(i=i!==e.buttonValue,t.setValue(s,{value:i})),i)for(let r of this._getElementsByName(e.fieldName,s))t.setValue(r.id,{value:!1});
let n=document.createElement("input");if(Gt.add(n),n.setAttribute("data-element-id",s),n.disabled=e.readOnly,this._setRequired(
n,this.data.required),n.type="radio",n.name=e.fieldName,i&&n.setAttribute("checked",!0),n.tabIndex=0,n.addEventListener(
"change",r=>{let{name:a,checked:o}=r.target;for(let l of this._getElementsByName(a,s))t.setValue(l.id,{value:!1});t.setValue(
s,{value:o})}),n.addEventListener("resetform",r=>{let a=e.defaultFieldValue;r.target.checked=a!=null&&a===e.buttonValue}),
this.enableScripting&&this.hasJSActions){let r=e.buttonValue;n.addEventListener("updatefromsandbox",a=>{let o={value:l=>{
let c=r===l.detail.value;for(let d of this._getElementsByName(l.target.name)){let u=c&&d.id===s;d.domElement&&(d.domElement.
checked=u),t.setValue(d.id,{value:u})}}};this._dispatchEventFromSandbox(o,a)}),this._setEventListeners(n,null,[["change",
"Validate"],["change","Action"],["focus","Focus"],["blur","Blur"],["mousedown","Mouse Down"],["mouseenter","Mouse Enter"],
["mouseleave","Mouse Exit"],["mouseup","Mouse Up"]],a=>a.target.checked)}return this._setDefaultPropertiesFromJS(n),this.
container.append(n),this.container}},nn=class extends Te{constructor(t){super(t,{ignoreBorder:t.data.hasAppearance})}render(){
let t=super.render();t.classList.add("buttonWidgetAnnotation","pushButton");let e=t.lastChild;return this.enableScripting&&
this.hasJSActions&&e&&(this._setDefaultPropertiesFromJS(e),e.addEventListener("updatefromsandbox",s=>{this._dispatchEventFromSandbox(
{},s)})),t}},rn=class extends xt{constructor(t){super(t,{isRenderable:t.renderForms})}render(){this.container.classList.
add("choiceWidgetAnnotation");let t=this.annotationStorage,e=this.data.id,s=t.getValue(e,{value:this.data.fieldValue}),i=document.
createElement("select");Gt.add(i),i.setAttribute("data-element-id",e),i.disabled=this.data.readOnly,this._setRequired(i,
this.data.required),i.name=this.data.fieldName,i.tabIndex=0;let n=this.data.combo&&this.data.options.length>0;this.data.
combo||(i.size=this.data.options.length,this.data.multiSelect&&(i.multiple=!0)),i.addEventListener("resetform",d=>{let u=this.
data.defaultFieldValue;for(let f of i.options)f.selected=f.value===u});let r=(d,u)=>{let f=u.replaceAll(" ","\xA0");d.textContent=
f,f!==u&&d.setAttribute("display-value",u)};for(let d of this.data.options){let u=document.createElement("option");r(u,d.
displayValue),u.value=d.exportValue,s.value.includes(d.exportValue)&&(u.setAttribute("selected",!0),n=!1),i.append(u)}let a=null;
if(n){let d=document.createElement("option");d.value=" ",d.setAttribute("hidden",!0),d.setAttribute("selected",!0),i.prepend(
d),a=()=>{d.remove(),i.removeEventListener("input",a),a=null},i.addEventListener("input",a)}let o=d=>{let u=d?"value":"t\
extContent",{options:f,multiple:p}=i;return p?Array.prototype.filter.call(f,g=>g.selected).map(g=>g[u]):f.selectedIndex===
-1?null:f[f.selectedIndex][u]},l=o(!1),c=d=>{let u=d.target.options;return Array.prototype.map.call(u,f=>({displayValue:f.
getAttribute("display-value")||f.textContent,exportValue:f.value}))};return this.enableScripting&&this.hasJSActions?(i.addEventListener(
"updatefromsandbox",d=>{let u={value(f){a?.();let p=f.detail.value,g=new Set(Array.isArray(p)?p:[p]);for(let m of i.options)
m.selected=g.has(m.value);t.setValue(e,{value:o(!0)}),l=o(!1)},multipleSelection(f){i.multiple=!0},remove(f){let p=i.options,
g=f.detail.remove;p[g].selected=!1,i.remove(g),p.length>0&&Array.prototype.findIndex.call(p,b=>b.selected)===-1&&(p[0].selected=
!0),t.setValue(e,{value:o(!0),items:c(f)}),l=o(!1)},clear(f){for(;i.length!==0;)i.remove(0);t.setValue(e,{value:null,items:[]}),
l=o(!1)},insert(f){let{index:p,displayValue:g,exportValue:m}=f.detail.insert,b=i.children[p],y=document.createElement("o\
ption");r(y,g),y.value=m,b?b.before(y):i.append(y),t.setValue(e,{value:o(!0),items:c(f)}),l=o(!1)},items(f){let{items:p}=f.
detail;for(;i.length!==0;)i.remove(0);for(let g of p){let{displayValue:m,exportValue:b}=g,y=document.createElement("opti\
on");r(y,m),y.value=b,i.append(y)}i.options.length>0&&(i.options[0].selected=!0),t.setValue(e,{value:o(!0),items:c(f)}),
l=o(!1)},indices(f){let p=new Set(f.detail.indices);for(let g of f.target.options)g.selected=p.has(g.index);t.setValue(e,
{value:o(!0)}),l=o(!1)},editable(f){f.target.disabled=!f.detail.editable}};this._dispatchEventFromSandbox(u,d)}),i.addEventListener(
"input",d=>{let u=o(!0),f=o(!1);t.setValue(e,{value:u}),d.preventDefault(),this.linkService.eventBus?.dispatch("dispatch\
eventinsandbox",{source:this,detail:{id:e,name:"Keystroke",value:l,change:f,changeEx:u,willCommit:!1,commitKey:1,keyDown:!1}})}),
this._setEventListeners(i,null,[["focus","Focus"],["blur","Blur"],["mousedown","Mouse Down"],["mouseenter","Mouse Enter"],
["mouseleave","Mouse Exit"],["mouseup","Mouse Up"],["input","Action"],["input","Validate"]],d=>d.target.value)):i.addEventListener(
"input",function(d){t.setValue(e,{value:o(!0)})}),this.data.combo&&this._setTextStyle(i),this._setBackgroundColor(i),this.
_setDefaultPropertiesFromJS(i),this.container.append(i),this.container}},ke=class extends j{constructor(t){let{data:e,elements:s,
parent:i}=t,n=!!i._commentManager;if(super(t,{isRenderable:!n&&j._hasPopupData(e)}),this.elements=s,n&&j._hasPopupData(e)){
let r=this.popup=this.#t();for(let a of s)a.popup=r}else this.popup=null}#t(){return new an({container:this.container,color:this.
data.color,titleObj:this.data.titleObj,modificationDate:this.data.modificationDate||this.data.creationDate,contentsObj:this.
data.contentsObj,richText:this.data.richText,rect:this.data.rect,parentRect:this.data.parentRect||null,parent:this.parent,
elements:this.elements,open:this.data.open,commentManager:this.parent._commentManager})}render(){let{container:t}=this;t.
classList.add("popupAnnotation"),t.role="comment";let e=this.popup=this.#t(),s=[];for(let i of this.elements)i.popup=e,i.
container.ariaHasPopup="dialog",s.push(i.data.id),i.addHighlightArea();return this.container.setAttribute("aria-controls",
s.map(i=>`${Wt}${i}`).join(",")),this.container}},an=class{#t=null;#e=this.#V.bind(this);#s=this.#C.bind(this);#i=this.#x.
bind(this);#n=this.#j.bind(this);#r=null;#a=null;#o=null;#l=null;#h=null;#u=null;#c=null;#f=!1;#p=null;#m=null;#d=null;#g=null;#b=null;#y=null;#A=null;#w=null;#S=null;#E=null;#v=!1;#_=null;#I=null;constructor({
container:t,color:e,elements:s,titleObj:i,modificationDate:n,contentsObj:r,richText:a,parent:o,rect:l,parentRect:c,open:d,
commentManager:u=null}){this.#a=t,this.#S=i,this.#o=r,this.#w=a,this.#u=o,this.#r=e,this.#A=l,this.#c=c,this.#h=s,this.#t=
u,this.#_=s[0],this.#l=ye.toDateObject(n),this.trigger=s.flatMap(f=>f.getElementsToTriggerPopup()),u||(this.#k(),this.#a.
hidden=!0,d&&this.#j())}#k(){if(this.#m)return;this.#m=new AbortController;let{signal:t}=this.#m;for(let e of this.trigger)
e.addEventListener("click",this.#n,{signal:t}),e.addEventListener("pointerenter",this.#i,{signal:t}),e.addEventListener(
"pointerleave",this.#s,{signal:t}),e.classList.add("popupTriggerArea");for(let e of this.#h)e.container?.addEventListener(
"keydown",this.#e,{signal:t})}#T(){let t=this.#h.find(e=>e.hasCommentButton);t&&(this.#b=t._normalizePoint(t.commentButtonPosition))}renderCommentButton(){
if(this.#g){this.#g.parentNode||this.#_.container.after(this.#g);return}if(this.#b||this.#T(),!this.#b)return;let{signal:t}=this.#m=
new AbortController,e=this.#_.hasOwnCommentButton,s=()=>{this.#t.toggleCommentPopup(this,!0,void 0,!e)},i=()=>{this.#t.toggleCommentPopup(
this,!1,!0,!e)},n=()=>{this.#t.toggleCommentPopup(this,!1,!1)};if(e){this.#g=this.#_.container;for(let r of this.trigger)
r.ariaHasPopup="dialog",r.ariaControls="commentPopup",r.addEventListener("keydown",this.#e,{signal:t}),r.addEventListener(
"click",s,{signal:t}),r.addEventListener("pointerenter",i,{signal:t}),r.addEventListener("pointerleave",n,{signal:t}),r.
classList.add("popupTriggerArea")}else{let r=this.#g=document.createElement("button");r.className="annotationCommentButt\
on";let a=this.#_.container;r.style.zIndex=parseInt(a.style.zIndex,10)+1,r.tabIndex=0,r.ariaHasPopup="dialog",r.ariaControls=
"commentPopup",r.setAttribute("data-l10n-id","pdfjs-show-comment-button"),this.#P(),this.#O(),r.addEventListener("keydow\
n",this.#e,{signal:t}),r.addEventListener("click",s,{signal:t}),r.addEventListener("pointerenter",i,{signal:t}),r.addEventListener(
"pointerleave",n,{signal:t}),a.after(r)}}#O(){if(this.#_.extraPopupElement&&!this.#_.editor)return;this.#g||this.renderCommentButton();
let[t,e]=this.#b,{style:s}=this.#g;s.left=`calc(${t}%)`,s.top=`calc(${e}% - var(--comment-button-dim))`}#P(){this.#_.extraPopupElement||
(this.#g||this.renderCommentButton(),this.#g.style.backgroundColor=this.commentButtonColor||"")}get commentButtonColor(){
let{color:t,opacity:e}=this.#_.commentData;return t?this.#u._commentManager.makeCommentColor(t,e):null}focusCommentButton(){
setTimeout(()=>{this.#g?.focus()},0)}getData(){let{richText:t,color:e,opacity:s,creationDate:i,modificationDate:n}=this.#_.
commentData;return{contentsObj:{str:this.comment},richText:t,color:e,opacity:s,creationDate:i,modificationDate:n}}get elementBeforePopup(){
return this.#g}get comment(){return this.#I||=this.#_.commentText,this.#I}set comment(t){t!==this.comment&&(this.#_.commentText=
this.#I=t)}focus(){this.#_.container?.focus()}get parentBoundingClientRect(){return this.#_.layer.getBoundingClientRect()}setCommentButtonStates({
selected:t,hasPopup:e}){this.#g&&(this.#g.classList.toggle("selected",t),this.#g.ariaExpanded=e)}setSelectedCommentButton(t){
this.#g.classList.toggle("selected",t)}get commentPopupPosition(){if(this.#y)return this.#y;let{x:t,y:e,height:s}=this.#g.
getBoundingClientRect(),{x:i,y:n,width:r,height:a}=this.#_.layer.getBoundingClientRect();return[(t-i)/r,(e+s-n)/a]}set commentPopupPosition(t){
this.#y=t}hasDefaultPopupPosition(){return this.#y===null}get commentButtonPosition(){return this.#b}get commentButtonWidth(){
return this.#g.getBoundingClientRect().width/this.parentBoundingClientRect.width}editComment(t){let[e,s]=this.#y||this.commentButtonPosition.
map(l=>l/100),i=this.parentBoundingClientRect,{x:n,y:r,width:a,height:o}=i;this.#t.showDialog(null,this,n+e*a,r+s*o,{...t,
parentDimensions:i})}render(){if(this.#p)return;let t=this.#p=document.createElement("div");if(t.className="popup",this.#r){
let s=t.style.outlineColor=x.makeHexColor(...this.#r);t.style.backgroundColor=`color-mix(in srgb, ${s} 30%, white)`}let e=document.
createElement("span");if(e.className="header",this.#S?.str){let s=document.createElement("span");s.className="title",e.append(
s),{dir:s.dir,str:s.textContent}=this.#S}if(t.append(e),this.#l){let s=document.createElement("time");s.className="popup\
Date",s.setAttribute("data-l10n-id","pdfjs-annotation-date-time-string"),s.setAttribute("data-l10n-args",JSON.stringify(
{dateObj:this.#l.valueOf()})),s.dateTime=this.#l.toISOString(),e.append(s)}dr({html:this.#D||this.#o.str,dir:this.#o?.dir,
className:"popupContent"},t),this.#a.append(t)}get#D(){let t=this.#w,e=this.#o;return t?.str&&(!e?.str||e.str===t.str)&&
this.#w.html||null}get#R(){return this.#D?.attributes?.style?.fontSize||0}get#L(){return this.#D?.attributes?.style?.color||
null}#B(t){let e=[],s={str:t,html:{name:"div",attributes:{dir:"auto"},children:[{name:"p",children:e}]}},i={style:{color:this.#L,
fontSize:this.#R?`calc(${this.#R}px * var(--total-scale-factor))`:""}};for(let n of t.split(`
`))e.push({name:"span",value:n,attributes:i});return s}#V(t){t.altKey||t.shiftKey||t.ctrlKey||t.metaKey||(t.key==="Enter"||
t.key==="Escape"&&this.#f)&&this.#j()}updateEdited({rect:t,popup:e,deleted:s}){if(this.#t){s?(this.remove(),this.#I=null):
e&&(e.deleted?this.remove():(this.#P(),this.#I=e.text)),t&&(this.#b=null,this.#T(),this.#O());return}if(s||e?.deleted){this.
remove();return}this.#k(),this.#E||={contentsObj:this.#o,richText:this.#w},t&&(this.#d=null),e&&e.text&&(this.#w=this.#B(
e.text),this.#l=ye.toDateObject(e.date),this.#o=null),this.#p?.remove(),this.#p=null}resetEdited(){this.#E&&({contentsObj:this.#o,
richText:this.#w}=this.#E,this.#E=null,this.#p?.remove(),this.#p=null,this.#d=null)}remove(){if(this.#m?.abort(),this.#m=
null,this.#p?.remove(),this.#p=null,this.#v=!1,this.#f=!1,this.#g?.remove(),this.#g=null,this.trigger)for(let t of this.
trigger)t.classList.remove("popupTriggerArea")}#H(){if(this.#d!==null)return;let{page:{view:t},viewport:{rawDims:{pageWidth:e,
pageHeight:s,pageX:i,pageY:n}}}=this.#u,r=!!this.#c,a=r?this.#c:this.#A;for(let p of this.#h)if(!a||x.intersect(p.data.rect,
a)!==null){a=p.data.rect,r=!0;break}let o=x.normalizeRect([a[0],t[3]-a[1]+t[1],a[2],t[3]-a[3]+t[1]]),c=r?a[2]-a[0]+5:0,d=o[0]+
c,u=o[1];this.#d=[100*(d-i)/e,100*(u-n)/s];let{style:f}=this.#a;f.left=`${this.#d[0]}%`,f.top=`${this.#d[1]}%`}#j(){if(this.#t){
this.#t.toggleCommentPopup(this,!1);return}this.#f=!this.#f,this.#f?(this.#x(),this.#a.addEventListener("click",this.#n),
this.#a.addEventListener("keydown",this.#e)):(this.#C(),this.#a.removeEventListener("click",this.#n),this.#a.removeEventListener(
"keydown",this.#e))}#x(){this.#p||this.render(),this.isVisible?this.#f&&this.#a.classList.add("focused"):(this.#H(),this.#a.
hidden=!1,this.#a.style.zIndex=parseInt(this.#a.style.zIndex,10)+1e3)}#C(){this.#a.classList.remove("focused"),!(this.#f||
!this.isVisible)&&(this.#a.hidden=!0,this.#a.style.zIndex=parseInt(this.#a.style.zIndex,10)-1e3)}forceHide(){this.#v=this.
isVisible,this.#v&&(this.#a.hidden=!0)}maybeShow(){this.#t||(this.#k(),this.#v&&(this.#p||this.#x(),this.#v=!1,this.#a.hidden=
!1))}get isVisible(){return!this.#t&&this.#a.hidden===!1}},ds=class extends j{constructor(t){super(t,{isRenderable:!0,ignoreBorder:!0}),
this.textContent=t.data.textContent,this.textPosition=t.data.textPosition,this.annotationEditorType=F.FREETEXT}render(){
if(this.container.classList.add("freeTextAnnotation"),this.textContent){let t=this.contentElement=document.createElement(
"div");t.classList.add("annotationTextContent"),t.setAttribute("role","comment");for(let e of this.textContent){let s=document.
createElement("span");s.textContent=e,t.append(s)}this.container.append(t)}return!this.data.popupRef&&this.hasPopupData&&
(this.hasOwnCommentButton=!0,this._createPopup()),this._editOnDoubleClick(),this.container}},on=class extends j{#t=null;constructor(t){
super(t,{isRenderable:!0,ignoreBorder:!0})}render(){this.container.classList.add("lineAnnotation");let{data:t,width:e,height:s}=this,
i=j._svgFactory,n=i.create(e,s,!0),r=this.#t=i.createElement("svg:line");return r.setAttribute("x1",t.rect[2]-t.lineCoordinates[0]),
r.setAttribute("y1",t.rect[3]-t.lineCoordinates[1]),r.setAttribute("x2",t.rect[2]-t.lineCoordinates[2]),r.setAttribute("\
y2",t.rect[3]-t.lineCoordinates[3]),r.setAttribute("stroke-width",t.borderStyle.width||1),r.setAttribute("stroke","trans\
parent"),r.setAttribute("fill","transparent"),n.append(r),this.container.append(n),!t.popupRef&&this.hasPopupData&&(this.
hasOwnCommentButton=!0,this._createPopup()),this.container}getElementsToTriggerPopup(){return this.#t}addHighlightArea(){
this.container.classList.add("highlightArea")}},ln=class extends j{#t=null;constructor(t){super(t,{isRenderable:!0,ignoreBorder:!0})}render(){
this.container.classList.add("squareAnnotation");let{data:t,width:e,height:s}=this,i=j._svgFactory,n=i.create(e,s,!0),r=t.
borderStyle.width,a=this.#t=i.createElement("svg:rect");return a.setAttribute("x",r/2),a.setAttribute("y",r/2),a.setAttribute(
"width",e-r),a.setAttribute("height",s-r),a.setAttribute("stroke-width",r||1),a.setAttribute("stroke","transparent"),a.setAttribute(
"fill","transparent"),n.append(a),this.container.append(n),!t.popupRef&&this.hasPopupData&&(this.hasOwnCommentButton=!0,
this._createPopup()),this.container}getElementsToTriggerPopup(){return this.#t}addHighlightArea(){this.container.classList.
add("highlightArea")}},hn=class extends j{#t=null;constructor(t){super(t,{isRenderable:!0,ignoreBorder:!0})}render(){this.
container.classList.add("circleAnnotation");let{data:t,width:e,height:s}=this,i=j._svgFactory,n=i.create(e,s,!0),r=t.borderStyle.
width,a=this.#t=i.createElement("svg:ellipse");return a.setAttribute("cx",e/2),a.setAttribute("cy",s/2),a.setAttribute("\
rx",e/2-r/2),a.setAttribute("ry",s/2-r/2),a.setAttribute("stroke-width",r||1),a.setAttribute("stroke","transparent"),a.setAttribute(
"fill","transparent"),n.append(a),this.container.append(n),!t.popupRef&&this.hasPopupData&&(this.hasOwnCommentButton=!0,
this._createPopup()),this.container}getElementsToTriggerPopup(){return this.#t}addHighlightArea(){this.container.classList.
add("highlightArea")}},us=class extends j{#t=null;constructor(t){super(t,{isRenderable:!0,ignoreBorder:!0}),this.containerClassName=
"polylineAnnotation",this.svgElementName="svg:polyline"}render(){this.container.classList.add(this.containerClassName);let{
data:{rect:t,vertices:e,borderStyle:s,popupRef:i},width:n,height:r}=this;if(!e)return this.container;let a=j._svgFactory,
o=a.create(n,r,!0),l=[];for(let d=0,u=e.length;d<u;d+=2){let f=e[d]-t[0],p=t[3]-e[d+1];l.push(`${f},${p}`)}l=l.join(" ");
let c=this.#t=a.createElement(this.svgElementName);return c.setAttribute("points",l),c.setAttribute("stroke-width",s.width||
1),c.setAttribute("stroke","transparent"),c.setAttribute("fill","transparent"),o.append(c),this.container.append(o),!i&&
this.hasPopupData&&(this.hasOwnCommentButton=!0,this._createPopup()),this.container}getElementsToTriggerPopup(){return this.#t}addHighlightArea(){
this.container.classList.add("highlightArea")}},cn=class extends us{constructor(t){super(t),this.containerClassName="pol\
ygonAnnotation",this.svgElementName="svg:polygon"}},dn=class extends j{constructor(t){super(t,{isRenderable:!0,ignoreBorder:!0})}render(){
return this.container.classList.add("caretAnnotation"),!this.data.popupRef&&this.hasPopupData&&(this.hasOwnCommentButton=
!0,this._createPopup()),this.container}},Pe=class extends j{#t=null;#e=[];constructor(t){super(t,{isRenderable:!0,ignoreBorder:!0}),
this.containerClassName="inkAnnotation",this.svgElementName="svg:polyline",this.annotationEditorType=this.data.it==="Ink\
Highlight"?F.HIGHLIGHT:F.INK}#s(t,e){switch(t){case 90:return{transform:`rotate(90) translate(${-e[0]},${e[1]}) scale(1,\
-1)`,width:e[3]-e[1],height:e[2]-e[0]};case 180:return{transform:`rotate(180) translate(${-e[2]},${e[1]}) scale(1,-1)`,width:e[2]-
e[0],height:e[3]-e[1]};case 270:return{transform:`rotate(270) translate(${-e[2]},${e[3]}) scale(1,-1)`,width:e[3]-e[1],height:e[2]-
e[0]};default:return{transform:`translate(${-e[0]},${e[3]}) scale(1,-1)`,width:e[2]-e[0],height:e[3]-e[1]}}}render(){this.
container.classList.add(this.containerClassName);let{data:{rect:t,rotation:e,inkLists:s,borderStyle:i,popupRef:n}}=this,
{transform:r,width:a,height:o}=this.#s(e,t),l=j._svgFactory,c=l.create(a,o,!0),d=this.#t=l.createElement("svg:g");c.append(
d),d.setAttribute("stroke-width",i.width||1),d.setAttribute("stroke-linecap","round"),d.setAttribute("stroke-linejoin","\
round"),d.setAttribute("stroke-miterlimit",10),d.setAttribute("stroke","transparent"),d.setAttribute("fill","transparent"),
d.setAttribute("transform",r);for(let u of s){let f=l.createElement(this.svgElementName);this.#e.push(f),f.setAttribute(
"points",u.join(",")),d.append(f)}return!n&&this.hasPopupData&&(this.hasOwnCommentButton=!0,this._createPopup()),this.container.
append(c),this._editOnDoubleClick(),this.container}updateEdited(t){super.updateEdited(t);let{thickness:e,points:s,rect:i}=t,
n=this.#t;if(e>=0&&n.setAttribute("stroke-width",e||1),s)for(let r=0,a=this.#e.length;r<a;r++)this.#e[r].setAttribute("p\
oints",s[r].join(","));if(i){let{transform:r,width:a,height:o}=this.#s(this.data.rotation,i);n.parentElement.setAttribute(
"viewBox",`0 0 ${a} ${o}`),n.setAttribute("transform",r)}}getElementsToTriggerPopup(){return this.#e}addHighlightArea(){
this.container.classList.add("highlightArea")}},fs=class extends j{constructor(t){super(t,{isRenderable:!0,ignoreBorder:!0,
createQuadrilaterals:!0}),this.annotationEditorType=F.HIGHLIGHT}render(){let{data:{overlaidText:t,popupRef:e}}=this;if(!e&&
this.hasPopupData&&(this.hasOwnCommentButton=!0,this._createPopup()),this.container.classList.add("highlightAnnotation"),
this._editOnDoubleClick(),t){let s=document.createElement("mark");s.classList.add("overlaidText"),s.textContent=t,this.container.
append(s)}return this.container}},un=class extends j{constructor(t){super(t,{isRenderable:!0,ignoreBorder:!0,createQuadrilaterals:!0})}render(){
let{data:{overlaidText:t,popupRef:e}}=this;if(!e&&this.hasPopupData&&(this.hasOwnCommentButton=!0,this._createPopup()),this.
container.classList.add("underlineAnnotation"),t){let s=document.createElement("u");s.classList.add("overlaidText"),s.textContent=
t,this.container.append(s)}return this.container}},fn=class extends j{constructor(t){super(t,{isRenderable:!0,ignoreBorder:!0,
createQuadrilaterals:!0})}render(){let{data:{overlaidText:t,popupRef:e}}=this;if(!e&&this.hasPopupData&&(this.hasOwnCommentButton=
!0,this._createPopup()),this.container.classList.add("squigglyAnnotation"),t){let s=document.createElement("u");s.classList.
add("overlaidText"),s.textContent=t,this.container.append(s)}return this.container}},pn=class extends j{constructor(t){super(
t,{isRenderable:!0,ignoreBorder:!0,createQuadrilaterals:!0})}render(){let{data:{overlaidText:t,popupRef:e}}=this;if(!e&&
this.hasPopupData&&(this.hasOwnCommentButton=!0,this._createPopup()),this.container.classList.add("strikeoutAnnotation"),
t){let s=document.createElement("s");s.classList.add("overlaidText"),s.textContent=t,this.container.append(s)}return this.
container}},ps=class extends j{constructor(t){super(t,{isRenderable:!0,ignoreBorder:!0}),this.annotationEditorType=F.STAMP}render(){
return this.container.classList.add("stampAnnotation"),this.container.setAttribute("role","img"),!this.data.popupRef&&this.
hasPopupData&&(this.hasOwnCommentButton=!0,this._createPopup()),this._editOnDoubleClick(),this.container}},gn=class extends j{#t=null;constructor(t){
super(t,{isRenderable:!0});let{fileId:e,file:s}=this.data;this.filename=s.filename,this.content=s.content,this.fileId=e,
this.linkService.eventBus?.dispatch("fileattachmentannotation",{source:this,attachmentId:this.fileId,...s})}render(){this.
container.classList.add("fileAttachmentAnnotation");let{container:t,data:e}=this,s;e.hasAppearance||e.fillAlpha===0?s=document.
createElement("div"):(s=document.createElement("img"),s.src=`${this.imageResourcesPath}annotation-${/paperclip/i.test(e.
name)?"paperclip":"pushpin"}.svg`,e.fillAlpha&&e.fillAlpha<1&&(s.style=`filter: opacity(${Math.round(e.fillAlpha*100)}%)\
;`)),s.addEventListener("dblclick",this.#e.bind(this)),this.#t=s;let{isMac:i}=H.platform;return t.addEventListener("keyd\
own",n=>{n.key==="Enter"&&(i?n.metaKey:n.ctrlKey)&&this.#e()}),!e.popupRef&&this.hasPopupData?(this.hasOwnCommentButton=
!0,this._createPopup()):s.classList.add("popupTriggerArea"),t.append(s),t}getElementsToTriggerPopup(){return this.#t}addHighlightArea(){
this.container.classList.add("highlightArea")}async#e(){let{fileId:t,filename:e,content:s}=this,i=await this.linkService.
getAttachmentContent(t)||s;i&&this.downloadManager?.openOrDownloadData(i,e)}},gs=class extends j{#t=new AbortController;#e=null;#s=null;constructor(t){
super(t,{isRenderable:!!t.data.richMedia})}render(){this.container.classList.add("mediaAnnotation");let{filename:t}=this.
data.richMedia,e=document.createElement("button");return e.className="mediaPlayButton",e.type="button",e.title=e.ariaLabel=
t,e.addEventListener("click",()=>this.#i(e),{signal:this.#t.signal}),this.container.append(e),this.container}async#i(t){
let{fileId:e,filename:s,contentType:i}=this.data.richMedia;t.disabled=!0;let n;try{n=await this.linkService.getAttachmentContent(
e)}catch{return}finally{t.disabled=!1}if(!n||!t.isConnected)return;let{signal:r}=this.#t,a=new Blob([n],{type:i});if(!/^(?:video|audio)\//.
test(a.type))return;let o=URL.createObjectURL(a);this.#e=o;let l=a.type.startsWith("audio/"),c=document.createElement(l?
"audio":"video");if(this.#s=c,c.className="mediaContent",this._setBackgroundColor(c),c.src=o,c.title=s,c.controls=!0,c.autoplay=
!0,c.tabIndex=0,l){let d=!1,u=!1,f=()=>{c.controls=d||u};this.container.addEventListener("pointerenter",()=>{d=!0,f()},{
signal:r}),this.container.addEventListener("pointerleave",()=>{d=!1,f()},{signal:r}),this.container.addEventListener("fo\
cusin",()=>{u=!0,f()},{signal:r}),this.container.addEventListener("focusout",()=>{u=!1,f()},{signal:r})}c.addEventListener(
"emptied",()=>this.#n(o),{once:!0,signal:r}),t.replaceWith(c),c.play().catch(()=>{})}#n(t=this.#e){t&&t===this.#e&&(URL.
revokeObjectURL(t),this.#e=null)}destroy(){this.#t.abort(),this.#s&&(this.#s.pause(),this.#s.removeAttribute("src"),this.#s.
load(),this.#s=null),this.#n()}},mn=class h{#t=null;#e=null;#s=null;#i=new Map;#n=null;#r=null;#a=[];#o=!1;zIndex=0;constructor({
div:t,accessibilityManager:e,annotationCanvasMap:s,annotationEditorUIManager:i,page:n,viewport:r,structTreeLayer:a,commentManager:o,
linkService:l,annotationStorage:c}){this.div=t,this.#t=e,this.#e=s,this.#n=a||null,this.#r=l||null,this.#s=c||new ve,this.
page=n,this.viewport=r,this._annotationEditorUIManager=i,this._commentManager=o||null}hasEditableAnnotations(){return this.#i.
size>0}async render(t){let{annotations:e,optionalContentConfig:s}=t,i=this.div;Bt(i,this.viewport);let n=new Map,r=[],a={
data:null,layer:i,linkService:this.#r,downloadManager:t.downloadManager,imageResourcesPath:t.imageResourcesPath||"",renderForms:t.
renderForms!==!1,annotationStorage:this.#s,enableComment:t.enableComment===!0,enableAnnotationEditing:t.enableAnnotationEditing!==
!1,enableScripting:t.enableScripting===!0,hasJSActions:t.hasJSActions,fieldObjects:t.fieldObjects,parent:this,elements:null};
for(let o of e){if(o.noHTML)continue;let l=o.annotationType===W.POPUP;if(l){let u=n.get(o.id);if(!u)continue;if(!this._commentManager){
r.push(o);continue}a.elements=u}else if(o.rect[2]===o.rect[0]||o.rect[3]===o.rect[1])continue;a.data=o;let c=ue.create(a);
if(!c.isRenderable)continue;l||(this.#a.push(c),o.popupRef&&n.getOrInsertComputed(o.popupRef,se).push(c));let d=c.render();
o.hidden&&(d.style.visibility="hidden"),c.updateOC(s),c._isEditable&&(this.#i.set(c.data.id,c),this._annotationEditorUIManager?.
renderAnnotationElement(c))}await this.#l();for(let o of r){let l=a.elements=n.get(o.id);a.data=o;let c=ue.create(a);if(!c.
isRenderable)continue;let d=c.render();c.contentElement.id=`${Wt}${o.id}`,o.hidden&&(d.style.visibility="hidden"),l.at(-1).
container.after(d)}this.#h()}async#l(){if(this.#a.length===0)return;this.div.replaceChildren();let t=[];if(!this.#o){this.#o=
!0;for(let{contentElement:s,data:{hidden:i,id:n,oc:r}}of this.#a){let a=s.id=`${Wt}${n}`,o=s.localName==="a"&&!i&&!r;t.push(
this.#n?.getAriaAttributes(a,{enableLinkOwnership:o}).then(l=>{if(l)for(let[c,d]of l)s.setAttribute(c,d)}))}}this.#a.sort(
({data:{rect:[s,i,n,r]}},{data:{rect:[a,o,l,c]}})=>{if(s===n&&i===r)return 1;if(a===l&&o===c)return-1;let d=r,u=i,f=(i+r)/
2,p=c,g=o,m=(o+c)/2;if(f>=p&&m<=u)return-1;if(m>=d&&f<=g)return 1;let b=(s+n)/2,y=(a+l)/2;return b-y});let e=document.createDocumentFragment();
for(let s of this.#a)e.append(s.container),this._commentManager?(s.extraPopupElement?.popup||s.popup)?.renderCommentButton():
s.extraPopupElement&&e.append(s.extraPopupElement.render());if(this.div.append(e),await Promise.all(t),this.#t){let s=await this.#n?.
getAnnotationIds();for(let{contentElement:i}of this.#a)s?.has(i.id)||this.#t.addPointerInTextLayer(i,!1)}}async addLinkAnnotations(t){
let e={data:null,layer:this.div,linkService:this.#r,parent:this};for(let s of t){s.borderStyle||=h._defaultBorderStyle,e.
data=s;let i=ue.create(e);i.isRenderable&&(i.render(),i.contentElement.id=`${Wt}${s.id}`,this.#a.push(i))}await this.#l()}update({
viewport:t,optionalContentConfig:e}){let s=this.div;this.viewport=t,Bt(s,{rotation:t.rotation});for(let i of this.#a)i.updateOC(
e);this.#h(),s.hidden=!1}destroy(){for(let t of this.#a)t.destroy?.(),this.#t?.removePointerInTextLayer(t.contentElement);
this.#a.length=0,this.#i.clear(),this.div.replaceChildren()}#h(){if(!this.#e)return;let t=this.div;for(let[e,s]of this.#e){
let i=t.querySelector(`[data-annotation-id="${e}"]`);if(!i)continue;if(Array.isArray(s))for(let l of s)l.className="anno\
tationContent",l.ariaHidden=!0;else s.className="annotationContent",s.ariaHidden=!0;let n=[];for(let l of i.children)l.nodeName===
"CANVAS"&&n.push(l);for(let l of n)l.remove();let r=Array.isArray(s)?s[0]:s,{firstChild:a}=i;if(a?a.classList.contains("\
annotationContent")?a.after(r):a.before(r):i.append(r),Array.isArray(s)){let l=r;for(let c=1,d=s.length;c<d;c++)l.after(
s[c]),l=s[c]}this.#e.delete(e);let o=this.#i.get(e);o&&(o._hasNoCanvas?(this._annotationEditorUIManager?.setMissingCanvas(
e,i.id,s),o._hasNoCanvas=!1):o.canvas=s)}}refreshCanvases(){this.#h()}getEditableAnnotations(){return this.#i.values()}getEditableAnnotation(t){
return this.#i.get(t)}addFakeAnnotation(t){let{div:e}=this,{id:s,rotation:i}=t,n=new Qi({data:{id:s,rect:t.getPDFRect(),
rotation:i},editor:t,layer:e,parent:this,enableComment:!!this._commentManager,linkService:this.#r,annotationStorage:this.#s});
return n.render(),n.contentElement.id=`${Wt}${s}`,n.createOrUpdatePopup(),this.#a.push(n),n}removeAnnotation(t){let e=this.#a.
findIndex(i=>i.data.id===t);if(e<0)return;let[s]=this.#a.splice(e,1);this.#t?.removePointerInTextLayer(s.contentElement)}updateFakeAnnotations(t){
if(t.length!==0){for(let e of t)e.updateFakeAnnotationElement(this);this.#l()}}togglePointerEvents(t=!1){this.div.classList.
toggle("disabled",!t)}static get _defaultBorderStyle(){return k(this,"_defaultBorderStyle",Object.freeze({width:1,rawWidth:1,
style:Vt.SOLID,dashArray:[3],horizontalCornerRadius:0,verticalCornerRadius:0}))}},je=/\r\n?|\n/g,bn=class h extends z{#t="";#e=`${this.
id}-editor`;#s=null;#i;_colorPicker=null;static _freeTextDefaultContent="";static _internalPadding=0;static _defaultColor=null;static _defaultFontSize=10;static get _keyboardManager(){
let t=h.prototype,e=n=>n.isEmpty(),s=Ut.TRANSLATE_SMALL,i=Ut.TRANSLATE_BIG;return k(this,"_keyboardManager",new Ht([[["c\
trl+s","mac+meta+s","ctrl+p","mac+meta+p"],t.commitOrRemove,{bubbles:!0}],[["ctrl+Enter","mac+meta+Enter"],t.commitOrRemove],
[["Escape"],t.commitOrRemove],[["ArrowLeft"],t._translateEmpty,{args:[-s,0],checker:e}],[["ctrl+ArrowLeft","mac+shift+Ar\
rowLeft"],t._translateEmpty,{args:[-i,0],checker:e}],[["ArrowRight"],t._translateEmpty,{args:[s,0],checker:e}],[["ctrl+A\
rrowRight","mac+shift+ArrowRight"],t._translateEmpty,{args:[i,0],checker:e}],[["ArrowUp"],t._translateEmpty,{args:[0,-s],
checker:e}],[["ctrl+ArrowUp","mac+shift+ArrowUp"],t._translateEmpty,{args:[0,-i],checker:e}],[["ArrowDown"],t._translateEmpty,
{args:[0,s],checker:e}],[["ctrl+ArrowDown","mac+shift+ArrowDown"],t._translateEmpty,{args:[0,i],checker:e}]]))}static _type="\
freetext";static _editorType=F.FREETEXT;constructor(t){super({...t,name:"freeTextEditor"}),this.color=t.color||h._defaultColor||
z._defaultLineColor,this.#i=t.fontSize||h._defaultFontSize,this.annotationElementId||this._uiManager.a11yAlert(z._l10nAlert.
freetext),this.canAddComment=!1}static initialize(t,e){z.initialize(t,e);let s=getComputedStyle(document.documentElement);
this._internalPadding=parseFloat(s.getPropertyValue("--freetext-padding"))}static updateDefaultParams(t,e){switch(t){case N.
FREETEXT_SIZE:h._defaultFontSize=e;break;case N.FREETEXT_COLOR:h._defaultColor=e;break}}updateParams(t,e){switch(t){case N.
FREETEXT_SIZE:this.#n(e);break;case N.FREETEXT_COLOR:this.#r(e);break}}static get defaultPropertiesToUpdate(){return[[N.
FREETEXT_SIZE,h._defaultFontSize],[N.FREETEXT_COLOR,h._defaultColor||z._defaultLineColor]]}get propertiesToUpdate(){return[
[N.FREETEXT_SIZE,this.#i],[N.FREETEXT_COLOR,this.color]]}get toolbarButtons(){return this._colorPicker||=new hs(this),[[
"colorPicker",this._colorPicker]]}get colorType(){return N.FREETEXT_COLOR}#n(t){let e=i=>{this.editorDiv.style.fontSize=
`calc(${i}px * var(--total-scale-factor))`,this.translate(0,-(i-this.#i)*this.parentScale),this.#i=i,this.#o()},s=this.#i;
this.addCommands({cmd:e.bind(this,t),undo:e.bind(this,s),post:this._uiManager.updateUI.bind(this._uiManager,this),mustExec:!0,
type:N.FREETEXT_SIZE,overwriteIfSameType:!0,keepUndo:!0})}onUpdatedColor(){this.editorDiv.style.color=this.color,this._colorPicker?.
update(this.color),super.onUpdatedColor()}#r(t){let e=i=>{this.color=i,this.onUpdatedColor()},s=this.color;this.addCommands(
{cmd:e.bind(this,t),undo:e.bind(this,s),post:this._uiManager.updateUI.bind(this._uiManager,this),mustExec:!0,type:N.FREETEXT_COLOR,
overwriteIfSameType:!0,keepUndo:!0})}_translateEmpty(t,e){this._uiManager.translateSelectedEditors(t,e,!0)}getInitialTranslation(){
let t=this.parentScale;return[-h._internalPadding*t,-(h._internalPadding+this.#i)*t]}rebuild(){this.parent&&(super.rebuild(),
this.div!==null&&(this.isAttachedToDOM||this.parent.add(this)))}enableEditMode(){if(!super.enableEditMode())return!1;this.
overlayDiv.classList.remove("enabled"),this.editorDiv.contentEditable=!0,this._isDraggable=!1,this.div.removeAttribute("\
aria-activedescendant"),this.#s=new AbortController;let t=this._uiManager.combinedSignal(this.#s);return this.editorDiv.
addEventListener("keydown",this.editorDivKeydown.bind(this),{signal:t}),this.editorDiv.addEventListener("focus",this.editorDivFocus.
bind(this),{signal:t}),this.editorDiv.addEventListener("blur",this.editorDivBlur.bind(this),{signal:t}),this.editorDiv.addEventListener(
"input",this.editorDivInput.bind(this),{signal:t}),this.editorDiv.addEventListener("paste",this.editorDivPaste.bind(this),
{signal:t}),!0}disableEditMode(){return super.disableEditMode()?(this.overlayDiv.classList.add("enabled"),this.editorDiv.
contentEditable=!1,this.div.setAttribute("aria-activedescendant",this.#e),this._isDraggable=!0,this.#s?.abort(),this.#s=
null,this.div.focus({preventScroll:!0}),this.isEditing=!1,this.parent.div.classList.add("freetextEditing"),!0):!1}focusin(t){
this._focusEventsAllowed&&(super.focusin(t),t.target!==this.editorDiv&&this.editorDiv.focus())}onceAdded(t){this.width||
(this.enableEditMode(),t&&this.editorDiv.focus(),this._initialOptions?.isCentered&&this.center(),this._initialOptions=null)}isEmpty(){
return!this.editorDiv||this.editorDiv.innerText.trim()===""}remove(){this.isEditing=!1,this.parent&&(this.parent.setEditingState(
!0),this.parent.div.classList.add("freetextEditing")),super.remove()}#a(){let t=[];this.editorDiv.normalize();let e=null;
for(let s of this.editorDiv.childNodes)e?.nodeType===Node.TEXT_NODE&&s.nodeName==="BR"||(t.push(h.#l(s)),e=s);return t.join(
`
`)}#o(){let[t,e]=this.parentDimensions,s;if(this.isAttachedToDOM)s=this.div.getBoundingClientRect();else{let{currentLayer:i,
div:n}=this,r=n.style.display,a=n.classList.contains("hidden");n.classList.remove("hidden"),n.style.display="hidden",i.div.
append(this.div),s=n.getBoundingClientRect(),n.remove(),n.style.display=r,n.classList.toggle("hidden",a)}this.rotation%180===
this.parentRotation%180?(this.width=s.width/t,this.height=s.height/e):(this.width=s.height/t,this.height=s.width/e),this.
fixAndSetPosition()}commit(){if(!this.isInEditMode())return;super.commit(),this.disableEditMode();let t=this.#t,e=this.#t=
this.#a().trimEnd();if(t===e)return;let s=i=>{if(this.#t=i,!i){this.remove();return}this.#h(),this._uiManager.rebuild(this),
this.#o()};this.addCommands({cmd:()=>{s(e)},undo:()=>{s(t)},mustExec:!1}),this.#o()}shouldGetKeyboardEvents(){return this.
isInEditMode()}enterInEditMode(){this.enableEditMode(),this.editorDiv.focus()}keydown(t){t.target===this.div&&t.key==="E\
nter"&&(this.enterInEditMode(),t.preventDefault())}editorDivKeydown(t){h._keyboardManager.exec(this,t)}editorDivFocus(t){
this.isEditing=!0}editorDivBlur(t){this.isEditing=!1}editorDivInput(t){this.parent.div.classList.toggle("freetextEditing",
this.isEmpty())}disableEditing(){this.editorDiv.setAttribute("role","comment"),this.editorDiv.removeAttribute("aria-mult\
iline")}enableEditing(){this.editorDiv.setAttribute("role","textbox"),this.editorDiv.setAttribute("aria-multiline",!0)}get canChangeContent(){
return!0}render(){if(this.div)return this.div;let t,e;(this._isCopy||this.annotationElementId)&&(t=this.x,e=this.y),super.
render(),this.editorDiv=document.createElement("div"),this.editorDiv.className="internal",this.editorDiv.setAttribute("i\
d",this.#e),this.editorDiv.setAttribute("data-l10n-id","pdfjs-free-text2"),this.editorDiv.setAttribute("data-l10n-attrs",
"default-content"),this.enableEditing(),this.editorDiv.contentEditable=!0;let{style:s}=this.editorDiv;if(s.fontSize=`cal\
c(${this.#i}px * var(--total-scale-factor))`,s.color=this.color,this.div.append(this.editorDiv),this.overlayDiv=document.
createElement("div"),this.overlayDiv.classList.add("overlay","enabled"),this.div.append(this.overlayDiv),this._isCopy||this.
annotationElementId){let[i,n]=this.parentDimensions;if(this.annotationElementId){let{position:r}=this._initialData,[a,o]=this.
getInitialTranslation();[a,o]=this.pageTranslationToScreen(a,o);let[l,c]=this.pageDimensions,[d,u]=this.pageTranslation,
f,p;switch(this.rotation){case 0:f=t+(r[0]-d)/l,p=e+this.height-(r[1]-u)/c;break;case 90:f=t+(r[0]-d)/l,p=e-(r[1]-u)/c,[
a,o]=[o,-a];break;case 180:f=t-this.width+(r[0]-d)/l,p=e-(r[1]-u)/c,[a,o]=[-a,-o];break;case 270:f=t+(r[0]-d-this.height*
c)/l,p=e+(r[1]-u-this.width*l)/c,[a,o]=[-o,a];break}this.setAt(f*i,p*n,a,o)}else this._moveAfterPaste(t,e);this.#h(),this.
_isDraggable=!0,this.editorDiv.contentEditable=!1}else this._isDraggable=!1,this.editorDiv.contentEditable=!0;return this.
div}static#l(t){return(t.nodeType===Node.TEXT_NODE?t.nodeValue:t.innerText).replaceAll(je,"")}editorDivPaste(t){let e=t.
clipboardData||window.clipboardData,{types:s}=e;if(s.length===1&&s[0]==="text/plain")return;t.preventDefault();let i=h.#c(
e.getData("text")||"").replaceAll(je,`
`);if(!i)return;let n=window.getSelection();if(!n.rangeCount)return;this.editorDiv.normalize(),n.deleteFromDocument();let r=n.
getRangeAt(0);if(!i.includes(`
`)){r.insertNode(document.createTextNode(i)),this.editorDiv.normalize(),n.collapseToStart();return}let{startContainer:a,
startOffset:o}=r,l=[],c=[];if(a.nodeType===Node.TEXT_NODE){let f=a.parentElement;if(c.push(a.nodeValue.slice(o).replaceAll(
je,"")),f!==this.editorDiv){let p=l;for(let g of this.editorDiv.childNodes){if(g===f){p=c;continue}p.push(h.#l(g))}}l.push(
a.nodeValue.slice(0,o).replaceAll(je,""))}else if(a===this.editorDiv){let f=l,p=0;for(let g of this.editorDiv.childNodes)
p++===o&&(f=c),f.push(h.#l(g))}this.#t=`${l.join(`
`)}${i}${c.join(`
`)}`,this.#h();let d=new Range,u=Math.sumPrecise(l.map(f=>f.length));for(let{firstChild:f}of this.editorDiv.childNodes)if(f.
nodeType===Node.TEXT_NODE){let p=f.nodeValue.length;if(u<=p){d.setStart(f,u),d.setEnd(f,u);break}u-=p}n.removeAllRanges(),
n.addRange(d)}#h(){if(this.editorDiv.replaceChildren(),!!this.#t)for(let t of this.#t.split(`
`)){let e=document.createElement("div");e.append(t?document.createTextNode(t):document.createElement("br")),this.editorDiv.
append(e)}}#u(){return this.#t.replaceAll("\xA0"," ")}static#c(t){return t.replaceAll(" ","\xA0")}get contentDiv(){return this.
editorDiv}getPDFRect(){let t=h._internalPadding*this.parentScale;return this.getRect(t,t)}static async deserialize(t,e,s){
let i=null;if(t instanceof ds){let{data:{defaultAppearanceData:{fontSize:r,fontColor:a},rect:o,rotation:l,id:c,popupRef:d,
richText:u,contentsObj:f,creationDate:p,modificationDate:g},textContent:m,textPosition:b,parent:{page:{pageNumber:y}}}=t;
if(!m?.length)return null;i=t={annotationType:F.FREETEXT,color:Array.from(a),fontSize:r,value:m.join(`
`),position:b,pageIndex:y-1,rect:o.slice(0),rotation:l,annotationElementId:c,id:c,deleted:!1,popupRef:d,comment:f?.str||
null,richText:u,creationDate:p,modificationDate:g}}let n=await super.deserialize(t,e,s);return n.#i=t.fontSize,n.color=x.
makeHexColor(...t.color),n.#t=h.#c(t.value),n._initialData=i,t.comment&&n.setCommentData(t),n}serialize(t=!1){if(this.isEmpty())
return null;if(this.deleted)return this.serializeDeleted();let e=z._colorManager.convert(this.isAttachedToDOM?getComputedStyle(
this.editorDiv).color:this.color),s=Object.assign(super.serialize(t),{color:e,fontSize:this.#i,value:this.#u()});return this.
addComment(s),t?(s.isCopy=!0,s):this.annotationElementId&&!this.#f(s)?null:(s.id=this.annotationElementId,s)}#f(t){let{value:e,
fontSize:s,color:i,pageIndex:n}=this._initialData;return this.hasEditedComment||this._hasBeenMoved||t.value!==e||t.fontSize!==
s||t.color.some((r,a)=>r!==i[a])||t.pageIndex!==n}renderAnnotationElement(t){let e=super.renderAnnotationElement(t);if(!e)
return null;let{style:s}=e;s.fontSize=`calc(${this.#i}px * var(--total-scale-factor))`,s.color=this.color,e.replaceChildren();
for(let i of this.#t.split(`
`)){let n=document.createElement("div");n.append(i?document.createTextNode(i):document.createElement("br")),e.append(n)}
return t.updateEdited({rect:this.getPDFRect(),popup:this._uiManager.hasCommentManager()||this.hasEditedComment?this.comment:
{text:this.#t}}),e}resetAnnotationElement(t){super.resetAnnotationElement(t),t.resetEdited()}},Me=class{#t=Object.create(
null);updateProperty(t,e){this[t]=e,this.updateSVGProperty(t,e)}updateProperties(t){if(t)for(let[e,s]of Object.entries(t))
e.startsWith("_")||this.updateProperty(e,s)}updateSVGProperty(t,e){this.#t[t]=e}toSVGProperties(){let t=this.#t;return this.#t=
Object.create(null),{root:t}}reset(){this.#t=Object.create(null)}updateAll(t=this){this.updateProperties(t)}clone(){U("N\
ot implemented")}},Ie=class h extends z{#t=null;#e;_clipPathId=null;_colorPicker=null;_drawId=null;_drawOutlines=null;_focusDrawId=null;static _currentDrawId=-1;static _currentParent=null;static#s=null;static#i=null;static#n=null;static#r=null;static _INNER_MARGIN=3;constructor(t){
super(t),this.#e=t.mustBeCommitted||!1,this._addOutlines(t)}onUpdatedColor(){this._colorPicker?.update(this.color),super.
onUpdatedColor()}onUpdatedOpacity(){this._colorPicker?.updateOpacity?.(this.opacity)}_addOutlines(t){t.drawOutlines&&(this.#a(
t),this.#m())}#a({drawOutlines:t,drawId:e,drawingOptions:s,clipPathId:i}){this._drawOutlines=t,this._drawingOptions||=s,
this.annotationElementId||this._uiManager.a11yAlert(z._l10nAlert[this.editorType]),e>=0?(this._drawId=e,this._clipPathId=
i??null,this.parent.drawLayer.finalizeDraw(e,t.defaultProperties),this.#l(this.parent)):this._drawId=this.#o(t,this.parent),
this.#b(t.box)}#o(t,e){let{id:s,clipPathId:i}=e.drawLayer.draw(h._mergeSVGProperties(this._drawingOptions.toSVGProperties(),
t.defaultSVGProperties),!1,this.constructor._hasClipPath);return this.constructor._hasClipPath&&(this._clipPathId=i),this.#l(
e),s}#l(t){let e=this._drawOutlines.getFocusSVGProperties(this.#f);e&&(this._focusDrawId=t.drawLayer.drawOutline(e,this.
_drawOutlines.focusMustRemoveSelfIntersections))}#h(t=this.#f){this._focusDrawId!==null&&this.parent?.drawLayer.updateProperties(
this._focusDrawId,this._drawOutlines.getFocusSVGProperties(t))}#u(t){this._focusDrawId!==null&&this.parent?.drawLayer.updateProperties(
this._focusDrawId,{rootClass:t})}#c(){let{parent:t,_drawId:e,_focusDrawId:s,_isVisible:i}=this;if(!t||e===null)return;let n={
hidden:!i};t.drawLayer.updateProperties(e,{rootClass:n}),s!==null&&t.drawLayer.updateProperties(s,{rootClass:n})}static _mergeSVGProperties(t,e){
let s=new Set(Object.keys(t));for(let[i,n]of Object.entries(e))s.has(i)?Object.assign(t[i],n):t[i]=n;return t}static getDefaultDrawingOptions(t){
U("Not implemented")}static get typesMap(){U("Not implemented")}static get isDrawer(){return!0}static get _hasClipPath(){
return!1}static get _hasDrawClass(){return!0}static get supportMultipleDrawings(){return!1}get _drawRotation(){return this.
rotation}get _opacityName(){return this.constructor.typesMap.get(this.opacityType)}get#f(){return(this.parentRotation-this.
_drawRotation+360)%360}static updateDefaultParams(t,e){let s=this.typesMap.get(t);s&&this._defaultDrawingOptions.updateProperty(
s,e),this._currentParent&&(h.#s.updateProperty(s,e),this._currentParent.drawLayer.updateProperties(this._currentDrawId,this.
_defaultDrawingOptions.toSVGProperties()))}updateParams(t,e){let s=this.constructor.typesMap.get(t);s&&this._updateProperty(
t,s,e)}static get defaultPropertiesToUpdate(){let t=[],e=this._defaultDrawingOptions;for(let[s,i]of this.typesMap)t.push(
[s,e[i]]);return t}get propertiesToUpdate(){let t=[],{_drawingOptions:e}=this;for(let[s,i]of this.constructor.typesMap)t.
push([s,e[i]]);return t}_updateProperty(t,e,s){let i=this._drawingOptions,n=i[e],r=a=>{i.updateProperty(e,a);let o=this.
_drawOutlines.updateProperty(e,a);o&&this.#b(o),this.parent?.drawLayer.updateProperties(this._drawId,i.toSVGProperties()),
t===this.colorType?this.onUpdatedColor():t===this.opacityType&&this.onUpdatedOpacity()};this.addCommands({cmd:r.bind(this,
s),undo:r.bind(this,n),post:this._uiManager.updateUI.bind(this._uiManager,this),mustExec:!0,type:t,overwriteIfSameType:!0,
keepUndo:!0})}_updateColorAndOpacity(t,e,s=this.colorAndOpacityType){let i=this.constructor.typesMap.get(this.colorType),
n=this._opacityName,r=this._drawingOptions,a=r[i],o=r[n],l=(c,d)=>{r.updateProperty(i,c),r.updateProperty(n,d),this._drawOutlines.
updateProperty(i,c),this._drawOutlines.updateProperty(n,d),this.parent?.drawLayer.updateProperties(this._drawId,r.toSVGProperties()),
this.onUpdatedColor(),this.onUpdatedOpacity()};this.addCommands({cmd:l.bind(this,t,e),undo:l.bind(this,a,o),post:this._uiManager.
updateUI.bind(this._uiManager,this),mustExec:!0,type:s,overwriteIfSameType:!0,keepUndo:!0})}_onResizing(){this.parent?.drawLayer.
updateProperties(this._drawId,h._mergeSVGProperties(this._drawOutlines.getPathResizingSVGProperties(this.#g()),{bbox:this.#y()}))}_onResized(){
this.parent?.drawLayer.updateProperties(this._drawId,h._mergeSVGProperties(this._drawOutlines.getPathResizedSVGProperties(
this.#g()),{bbox:this.#y()})),this.#h()}_onTranslating(t,e){this.parent?.drawLayer.updateProperties(this._drawId,{bbox:this.#y()})}_onTranslated(){
this.parent?.drawLayer.updateProperties(this._drawId,h._mergeSVGProperties(this._drawOutlines.getPathTranslatedSVGProperties(
this.#g(),this.parentDimensions),{bbox:this.#y()}))}_onStartDragging(){this.parent?.drawLayer.updateProperties(this._drawId,
{rootClass:{moving:!0}})}_onStopDragging(){this.parent?.drawLayer.updateProperties(this._drawId,{rootClass:{moving:!1}})}get _mustBeDisabledOnCommit(){
return!0}commit(){super.commit(),this._mustBeDisabledOnCommit&&(this.disableEditMode(),this.disableEditing())}disableEditing(){
super.disableEditing(),this.div.classList.toggle("disabled",!0)}enableEditing(){super.enableEditing(),this.div.classList.
toggle("disabled",!1)}getBaseTranslation(){return[0,0]}get isResizable(){return!0}onceAdded(t){!this.annotationElementId&&
this._drawId!==null&&this.parent.addUndoableEditor(this),this._isDraggable=!0,this.#e&&(this.#e=!1,this.commit(),this.parent.
setSelected(this),t&&this.isOnScreen&&this.div.focus())}remove(){this._uiManager.removeShouldRescale(this),this.#p(),super.
remove()}rebuild(){this.parent&&(super.rebuild(),this.div!==null&&(this.#m(),this.#b(this._drawOutlines.box),this.isAttachedToDOM||
this.parent.add(this)))}setParent(t){let e=!1;this.parent&&!t?(this._uiManager.removeShouldRescale(this),this.#p()):t&&(this.
_uiManager.addShouldRescale(this),this.#m(t),e=!this.parent&&this.div?.classList.contains("selectedEditor")),super.setParent(
t),this.#c(),e&&this.select()}#p(){if(this._drawId===null||!this.parent)return;let{drawLayer:t}=this.parent;t.remove(this.
_drawId),this._drawId=null,this._focusDrawId!==null&&(t.remove(this._focusDrawId),this._focusDrawId=null),this._drawingOptions.
reset()}#m(t=this.parent){if(!(this._drawId!==null&&this.parent===t)){if(this._drawId!==null){let{drawLayer:e}=this.parent;
e.updateParent(this._drawId,t.drawLayer),this._focusDrawId!==null&&e.updateParent(this._focusDrawId,t.drawLayer);return}
this._drawingOptions.updateAll(),this._drawId=this.#o(this._drawOutlines,t),this._clipPathId&&this.#t&&(this.#t.style.clipPath=
this._clipPathId)}}#d([t,e,s,i]){let{parentDimensions:[n,r],_drawRotation:a}=this;switch(a){case 90:return[e,1-t,s*(r/n),
i*(n/r)];case 180:return[1-t,1-e,s,i];case 270:return[1-e,t,s*(r/n),i*(n/r)];default:return[t,e,s,i]}}#g(){let{x:t,y:e,width:s,
height:i,parentDimensions:[n,r],_drawRotation:a}=this;switch(a){case 90:return[1-e,t,s*(n/r),i*(r/n)];case 180:return[1-
t,1-e,s,i];case 270:return[e,1-t,s*(n/r),i*(r/n)];default:return[t,e,s,i]}}#b(t){[this.x,this.y,this.width,this.height]=
this.#d(t),this.div&&(this.fixAndSetPosition(),this.setDims()),this._onResized()}#y(t=this.parentRotation){let{x:e,y:s,width:i,
height:n,_drawRotation:r,parentDimensions:[a,o]}=this;switch((r*4+t)/90){case 1:return[1-s-n,e,n,i];case 2:return[1-e-i,
1-s-n,i,n];case 3:return[s,1-e-i,n,i];case 4:return[e,s-i*(a/o),n*(o/a),i*(a/o)];case 5:return[1-s,e,i*(a/o),n*(o/a)];case 6:
return[1-e-n*(o/a),1-s,n*(o/a),i*(a/o)];case 7:return[s-i*(a/o),1-e-n*(o/a),i*(a/o),n*(o/a)];case 8:return[e-i,s-n,i,n];case 9:
return[1-s,e-i,n,i];case 10:return[1-e,1-s,i,n];case 11:return[s-n,1-e,n,i];case 12:return[e-n*(o/a),s,n*(o/a),i*(a/o)];case 13:
return[1-s-i*(a/o),e-n*(o/a),i*(a/o),n*(o/a)];case 14:return[1-e,1-s-i*(a/o),n*(o/a),i*(a/o)];case 15:return[s,1-e,i*(a/
o),n*(o/a)];default:return[e,s,i,n]}}rotate(t=this.parentRotation){if(!this.parent||this._drawId===null)return;let e=(t-
this._drawRotation+360)%360;this.parent.drawLayer.updateProperties(this._drawId,h._mergeSVGProperties({bbox:this.#y(t)},
this._drawOutlines.updateRotation(e))),this.#h(e)}show(t=this._isVisible){super.show(t),this.#c()}select(){super.select(),
this.#u({hovered:!1,selected:!0})}unselect(){super.unselect(),this.#u({selected:!1})}pointerover(){this.isSelected||this.#u(
{hovered:!0})}pointerleave(){this.isSelected||this.#u({hovered:!1})}onScaleChanging(){if(!this.parent)return;let t=this.
_drawOutlines.updateParentDimensions(this.parentDimensions,this.parent.scale);t&&this.#b(t)}static onScaleChangingWhenDrawing(){}render(){
if(this.div)return this.div;let t,e;this._isCopy&&(t=this.x,e=this.y);let s=super.render();this.constructor._hasDrawClass&&
s.classList.add("draw");let i=this.#t=document.createElement("div");return s.append(i),i.setAttribute("aria-hidden","tru\
e"),i.className="internal",this._clipPathId&&(i.style.clipPath=this._clipPathId),ur(this,i,["pointerover","pointerleave"]),
this.setDims(),this._uiManager.addShouldRescale(this),this.disableEditing(),this._isCopy&&this._moveAfterPaste(t,e),s}static createDrawerInstance(t){
U("Not implemented")}static _getDrawingTarget(t,{target:e}){return e}static _getPointerCoords({offsetX:t,offsetY:e,clientX:s,
clientY:i},n=null){if(!n)return[t,e];let r=s-n.clientX,a=i-n.clientY;switch(this._currentParent.viewport.rotation){case 90:
[r,a]=[a,-r];break;case 180:[r,a]=[-r,-a];break;case 270:[r,a]=[-a,r];break}return[n.offsetX+r,n.offsetY+a]}static _addDrawingListeners(t,e){}static _endDrawingSession(t=!1){
return this._currentParent.endDrawingSession(t)}static startDrawing(t,e,s,i){let{pointerId:n,pointerType:r}=i;if(nt.isInitializedAndDifferentPointerType(
r))return;let a=this._getDrawingTarget(t,i),[o,l]=this._getPointerCoords(i),{viewport:{rotation:c}}=t,{x:d,y:u,width:f,height:p}=a.
getBoundingClientRect(),g=h.#i=new AbortController,m=t.combinedSignal(g);if(nt.setPointer(r,n),window.addEventListener("\
pointerup",A=>{nt.isSamePointerIdOrRemove(A.pointerId)&&this._endDraw(A)},{signal:m}),window.addEventListener("pointerca\
ncel",A=>{nt.isSamePointerIdOrRemove(A.pointerId)&&this._endDrawingSession()},{signal:m}),window.addEventListener("point\
erdown",A=>{nt.isSamePointerType(A.pointerType)&&(nt.initializeAndAddPointerId(A.pointerId),h.#s.isCancellable()&&(h.#s.
removeLastElement(),h.#s.isEmpty()?this._endDrawingSession(!0):this._endDraw(null)))},{capture:!0,passive:!1,signal:m}),
window.addEventListener("contextmenu",gt,{signal:m}),a.addEventListener("pointermove",this._drawMove.bind(this),{signal:m}),
a.addEventListener("touchmove",A=>{nt.isSameTimeStamp(A.timeStamp)&&tt(A)},{signal:m}),this._addDrawingListeners(a,m),t.
toggleDrawing(),e._editorUndoBar?.hide(),h.#s){t.drawLayer.updateProperties(this._currentDrawId,h.#s.startNew(o,l,f,p,c,
i.timeStamp));return}e.updateUIForDefaultProperties(this),h.#s=this.createDrawerInstance({x:o,y:l,box:[d,u,f,p],rotation:c,
parent:t,isLTR:s,timeStamp:i.timeStamp}),h.#n=this.getDefaultDrawingOptions(),this._currentParent=t;let{id:b,clipPathId:y}=t.
drawLayer.draw(this._mergeSVGProperties(h.#n.toSVGProperties(),h.#s.defaultSVGProperties),!0,this._hasClipPath);this._currentDrawId=
b,h.#r=this._hasClipPath?y:null}static _drawMove(t){if(nt.isSameTimeStamp(t.timeStamp),!h.#s||!nt.isSamePointerId(t.pointerId))
return;if(nt.isUsingMultiplePointers()){this._endDraw(t);return}let e,s=t.getCoalescedEvents?.();if(s?.length){let i=[],
n=[];for(let r of s)i.push(...this._getPointerCoords(r,t)),n.push(r.timeStamp);e=h.#s.addPoints(i,n)}else e=h.#s.add(...this.
_getPointerCoords(t),t.timeStamp);this._currentParent.drawLayer.updateProperties(this._currentDrawId,e),nt.setTimeStamp(
t.timeStamp),tt(t)}static _cleanup(t){t&&(this._currentDrawId=-1,this._currentParent=null,h.#s=null,h.#n=null,h.#r=null,
nt.clearTimeStamp()),h.#i&&(h.#i.abort(),h.#i=null,nt.clearPointerIds())}static _endDraw(t){let e=this._currentParent;if(e){
if(e.toggleDrawing(!0),this._cleanup(!1),e.drawLayer.updateProperties(this._currentDrawId,t?.target===e.div?h.#s.end(...this.
_getPointerCoords(t),t.timeStamp):h.#s.end()),this.supportMultipleDrawings){let s=h.#s,i=this._currentDrawId,n=s.getLastElement();
e.addCommands({cmd:()=>{e.drawLayer.updateProperties(i,s.setLastElement(n))},undo:()=>{e.drawLayer.updateProperties(i,s.
removeLastElement())},mustExec:!1,type:N.DRAW_STEP});return}this.endDrawing(!1)}}static endDrawing(t){let e=this._currentParent;
if(!e)return null;if(e.toggleDrawing(!0),e.cleanUndoStack(N.DRAW_STEP),!h.#s.isEmpty()){let{pageDimensions:[s,i],scale:n}=e,
r=e.createAndAddNewEditor({offsetX:0,offsetY:0},!1,{drawId:this._currentDrawId,clipPathId:h.#r,drawOutlines:h.#s.getOutlines(
s*n,i*n,n,this._INNER_MARGIN),drawingOptions:h.#n,mustBeCommitted:!t});return this._cleanup(!0),r}return e.drawLayer.remove(
this._currentDrawId),this._cleanup(!0),null}createDrawingOptions(t){}static deserializeDraw(t,e,s,i,n,r,a){U("Not implem\
ented")}static async deserialize(t,e,s){let{rawDims:{pageWidth:i,pageHeight:n,pageX:r,pageY:a}}=e.viewport,o=this.deserializeDraw(
r,a,i,n,this._INNER_MARGIN,t,s),l=await super.deserialize(t,e,s);return l.createDrawingOptions(t),l.#a({drawOutlines:o}),
l.#m(),l.onScaleChanging(),l.rotate(),l}serializeDraw(t){let[e,s]=this.pageTranslation,[i,n]=this.pageDimensions;return this.
_drawOutlines.serialize([e,s,i,n],t)}renderAnnotationElement(t){return t.updateEdited({rect:this.getPDFRect()}),null}static canCreateNewEmptyEditor(){
return!1}},M=class{static PRECISION=1e-4;focusOutline=null;toSVGPath(){U("Abstract method `toSVGPath` must be implemente\
d.")}get box(){U("Abstract getter `box` must be implemented.")}serialize(t,e){U("Abstract method `serialize` must be imp\
lemented.")}get defaultSVGProperties(){U("Abstract getter `defaultSVGProperties` must be implemented.")}get defaultProperties(){
return this.defaultSVGProperties}getFocusSVGProperties(t){return null}get focusMustRemoveSelfIntersections(){return!1}updateProperty(t,e){
return null}updateParentDimensions(t,e){return null}serializeQuadPoints(t,e){return null}updateRotation(t){return{}}getPathResizingSVGProperties(t){
return{}}getPathResizedSVGProperties(t){return{}}getPathTranslatedSVGProperties(t,e){return{}}static _rotateBox([t,e,s,i],n){
switch(n){case 90:return[1-e-i,t,i,s];case 180:return[1-t-s,1-e-i,s,i];case 270:return[e,1-t-s,i,s]}return[t,e,s,i]}static _rescale(t,e,s,i,n,r){
r||=new Float32Array(t.length);for(let a=0,o=t.length;a<o;a+=2)r[a]=e+t[a]*i,r[a+1]=s+t[a+1]*n;return r}static _rescaleAndSwap(t,e,s,i,n,r){
r||=new Float32Array(t.length);for(let a=0,o=t.length;a<o;a+=2)r[a]=e+t[a+1]*i,r[a+1]=s+t[a]*n;return r}static _translate(t,e,s,i){
i||=new Float32Array(t.length);for(let n=0,r=t.length;n<r;n+=2)i[n]=e+t[n],i[n+1]=s+t[n+1];return i}static svgRound(t){return Math.
round(t*1e4)}static _normalizePoint(t,e,s,i,n,r=[]){switch(n){case 90:r[0]=1-e/s,r[1]=t/i;break;case 180:r[0]=1-t/s,r[1]=
1-e/i;break;case 270:r[0]=e/s,r[1]=1-t/i;break;default:r[0]=t/s,r[1]=e/i;break}return r}static createBezierPoints(t,e,s,i,n,r,a=[]){
return a.push((t+5*s)/6,(e+5*i)/6,(5*s+n)/6,(5*i+r)/6,(s+n)/2,(i+r)/2),a}},ms=class h{#t;#e=[];#s;#i;#n=[];#r=new Float32Array(
18);#a;#o;#l;#h;#u;#c;#f=[];static#p=8;static#m=2;static#d=h.#p+h.#m;constructor(t,e,s,i,n,r,a=0){this.#t=s,this.#c=n*i,
this.#i=r,this.#r.set([NaN,NaN,NaN,NaN,t,e],6),this.#s=a,this.#h=h.#p*i,this.#l=h.#d*i,this.#u=i,this.#f.push(t,e)}isEmpty(){
return isNaN(this.#r[8])}isCancellable(){return this.#f.length<=10}removeLastElement(){return this.#r.fill(NaN),this.#n.
length=this.#e.length=this.#f.length=0,{path:{d:""}}}#g(){let t=this.#r.subarray(4,6),e=this.#r.subarray(16,18),[s,i,n,r]=this.#t;
return[(this.#a+(t[0]-e[0])/2-s)/n,(this.#o+(t[1]-e[1])/2-i)/r,(this.#a+(e[0]-t[0])/2-s)/n,(this.#o+(e[1]-t[1])/2-i)/r]}add(t,e){
this.#a=t,this.#o=e;let[s,i,n,r]=this.#t,[a,o,l,c]=this.#r.subarray(8,12),d=t-l,u=e-c,f=Math.hypot(d,u);if(f<this.#l)return!1;
let p=f-this.#h,g=p/f,m=g*d,b=g*u,y=a,A=o;a=l,o=c,l+=m,c+=b,this.#f?.push(t,e);let w=-b/p,v=m/p,S=w*this.#c,E=v*this.#c;
return this.#r.set(this.#r.subarray(2,8),0),this.#r.set([l+S,c+E],4),this.#r.set(this.#r.subarray(14,18),12),this.#r.set(
[l-S,c-E],16),isNaN(this.#r[6])?(this.#n.length===0&&(this.#r.set([a+S,o+E],2),this.#n.push(NaN,NaN,NaN,NaN,(a+S-s)/n,(o+
E-i)/r),this.#r.set([a-S,o-E],14),this.#e.push(NaN,NaN,NaN,NaN,(a-S-s)/n,(o-E-i)/r)),this.#r.set([y,A,a,o,l,c],6),!this.
isEmpty()):(this.#r.set([y,A,a,o,l,c],6),Math.abs(Math.atan2(A-o,y-a)-Math.atan2(b,m))<Math.PI/2?([a,o,l,c]=this.#r.subarray(
2,6),this.#n.push(NaN,NaN,NaN,NaN,((a+l)/2-s)/n,((o+c)/2-i)/r),[a,o,y,A]=this.#r.subarray(14,18),this.#e.push(NaN,NaN,NaN,
NaN,((y+a)/2-s)/n,((A+o)/2-i)/r),!0):([y,A,a,o,l,c]=this.#r.subarray(0,6),this.#n.push(((y+5*a)/6-s)/n,((A+5*o)/6-i)/r,((5*
a+l)/6-s)/n,((5*o+c)/6-i)/r,((a+l)/2-s)/n,((o+c)/2-i)/r),[l,c,a,o,y,A]=this.#r.subarray(12,18),this.#e.push(((y+5*a)/6-s)/
n,((A+5*o)/6-i)/r,((5*a+l)/6-s)/n,((5*o+c)/6-i)/r,((a+l)/2-s)/n,((o+c)/2-i)/r),!0))}toSVGPath(){if(this.isEmpty())return"";
let t=this.#n,e=this.#e;if(isNaN(this.#r[6])&&!this.isEmpty())return this.#b();let s=[];s.push(`M${t[4]} ${t[5]}`);for(let i=6;i<
t.length;i+=6)isNaN(t[i])?s.push(`L${t[i+4]} ${t[i+5]}`):s.push(`C${t[i]} ${t[i+1]} ${t[i+2]} ${t[i+3]} ${t[i+4]} ${t[i+
5]}`);this.#A(s);for(let i=e.length-6;i>=6;i-=6)isNaN(e[i])?s.push(`L${e[i+4]} ${e[i+5]}`):s.push(`C${e[i]} ${e[i+1]} ${e[i+
2]} ${e[i+3]} ${e[i+4]} ${e[i+5]}`);return this.#y(s),s.join(" ")}#b(){let[t,e,s,i]=this.#t,[n,r,a,o]=this.#g();return`M${(this.#r[2]-
t)/s} ${(this.#r[3]-e)/i} L${(this.#r[4]-t)/s} ${(this.#r[5]-e)/i} L${n} ${r} L${a} ${o} L${(this.#r[16]-t)/s} ${(this.#r[17]-
e)/i} L${(this.#r[14]-t)/s} ${(this.#r[15]-e)/i} Z`}#y(t){let e=this.#e;t.push(`L${e[4]} ${e[5]} Z`)}#A(t){let[e,s,i,n]=this.#t,
r=this.#r.subarray(4,6),a=this.#r.subarray(16,18),[o,l,c,d]=this.#g();t.push(`L${(r[0]-e)/i} ${(r[1]-s)/n} L${o} ${l} L${c}\
 ${d} L${(a[0]-e)/i} ${(a[1]-s)/n}`)}newFreeDrawOutline(t,e,s,i,n,r){return new bs(t,e,s,i,n,r)}getOutlines(){let t=this.#n,
e=this.#e,s=this.#r,[i,n,r,a]=this.#t,o=new Float32Array((this.#f?.length??0)+2);for(let d=0,u=o.length-2;d<u;d+=2)o[d]=
(this.#f[d]-i)/r,o[d+1]=(this.#f[d+1]-n)/a;if(o[o.length-2]=(this.#a-i)/r,o[o.length-1]=(this.#o-n)/a,isNaN(s[6])&&!this.
isEmpty())return this.#w(o);let l=new Float32Array(this.#n.length+24+this.#e.length),c=t.length;for(let d=0;d<c;d+=2){if(isNaN(
t[d])){l[d]=l[d+1]=NaN;continue}l[d]=t[d],l[d+1]=t[d+1]}c=this.#E(l,c);for(let d=e.length-6;d>=6;d-=6)for(let u=0;u<6;u+=
2){if(isNaN(e[d+u])){l[c]=l[c+1]=NaN,c+=2;continue}l[c]=e[d+u],l[c+1]=e[d+u+1],c+=2}return this.#S(l,c),this.newFreeDrawOutline(
l,o,this.#t,this.#u,this.#s,this.#i)}#w(t){let e=this.#r,[s,i,n,r]=this.#t,[a,o,l,c]=this.#g(),d=new Float32Array(36);return d.
set([NaN,NaN,NaN,NaN,(e[2]-s)/n,(e[3]-i)/r,NaN,NaN,NaN,NaN,(e[4]-s)/n,(e[5]-i)/r,NaN,NaN,NaN,NaN,a,o,NaN,NaN,NaN,NaN,l,c,
NaN,NaN,NaN,NaN,(e[16]-s)/n,(e[17]-i)/r,NaN,NaN,NaN,NaN,(e[14]-s)/n,(e[15]-i)/r],0),this.newFreeDrawOutline(d,t,this.#t,
this.#u,this.#s,this.#i)}#S(t,e){let s=this.#e;return t.set([NaN,NaN,NaN,NaN,s[4],s[5]],e),e+=6}#E(t,e){let s=this.#r.subarray(
4,6),i=this.#r.subarray(16,18),[n,r,a,o]=this.#t,[l,c,d,u]=this.#g();return t.set([NaN,NaN,NaN,NaN,(s[0]-n)/a,(s[1]-r)/o,
NaN,NaN,NaN,NaN,l,c,NaN,NaN,NaN,NaN,d,u,NaN,NaN,NaN,NaN,(i[0]-n)/a,(i[1]-r)/o],e),e+=24}},bs=class extends M{#t;#e=new Float32Array(
4);#s;#i;#n;#r;#a;constructor(t,e,s,i,n,r){super(),this.#a=t,this.#n=e,this.#t=s,this.#r=i,this.#s=n,this.#i=r,this.firstPoint=
[NaN,NaN],this.lastPoint=[NaN,NaN],this.#o(r);let[a,o,l,c]=this.#e;for(let d=0,u=t.length;d<u;d+=2)t[d]=(t[d]-a)/l,t[d+1]=
(t[d+1]-o)/c;for(let d=0,u=e.length;d<u;d+=2)e[d]=(e[d]-a)/l,e[d+1]=(e[d+1]-o)/c}toSVGPath(){let t=[`M${this.#a[4]} ${this.#a[5]}`];
for(let e=6,s=this.#a.length;e<s;e+=6){if(isNaN(this.#a[e])){t.push(`L${this.#a[e+4]} ${this.#a[e+5]}`);continue}t.push(
`C${this.#a[e]} ${this.#a[e+1]} ${this.#a[e+2]} ${this.#a[e+3]} ${this.#a[e+4]} ${this.#a[e+5]}`)}return t.push("Z"),t.join(
" ")}serialize([t,e,s,i],n){let r=s-t,a=i-e,o,l;switch(n){case 0:o=M._rescale(this.#a,t,i,r,-a),l=M._rescale(this.#n,t,i,
r,-a);break;case 90:o=M._rescaleAndSwap(this.#a,t,e,r,a),l=M._rescaleAndSwap(this.#n,t,e,r,a);break;case 180:o=M._rescale(
this.#a,s,e,-r,a),l=M._rescale(this.#n,s,e,-r,a);break;case 270:o=M._rescaleAndSwap(this.#a,s,i,-r,-a),l=M._rescaleAndSwap(
this.#n,s,i,-r,-a);break}return{outline:Array.from(o),points:[Array.from(l)]}}#o(t){let e=this.#a,s=e[4],i=e[5],n=[s,i,s,
i],r=s,a=i,o=s,l=i,c=t?Math.max:Math.min,d=new Float32Array(4);for(let f=6,p=e.length;f<p;f+=6){let g=e[f+4],m=e[f+5];isNaN(
e[f])?(x.pointBoundingBox(g,m,n),a>m?(r=g,a=m):a===m&&(r=c(r,g)),l<m?(o=g,l=m):l===m&&(o=c(o,g))):(d.set(yt,0),x.bezierBoundingBox(
s,i,...e.slice(f,f+6),d),x.rectBoundingBox(...d,n),a>d[1]?(r=d[0],a=d[1]):a===d[1]&&(r=c(r,d[0])),l<d[3]?(o=d[2],l=d[3]):
l===d[3]&&(o=c(o,d[2]))),s=g,i=m}let u=this.#e;u[0]=n[0]-this.#s,u[1]=n[1]-this.#s,u[2]=n[2]-n[0]+2*this.#s,u[3]=n[3]-n[1]+
2*this.#s,this.firstPoint=[r,a],this.lastPoint=[o,l]}get box(){return this.#e}newOutliner(t,e,s,i,n,r,a=0){return new ms(
t,e,s,i,n,r,a)}updateThickness(t){let e=this.getNewOutline(t);return this.#a=e.#a,this.#n=e.#n,this.#e.set(e.#e),this.firstPoint=
e.firstPoint,this.lastPoint=e.lastPoint,this.#e}getNewOutline(t,e){let[s,i,n,r]=this.#e,[a,o,l,c]=this.#t,d=n*l,u=r*c,f=s*
l+a,p=i*c+o,g=this.#n,m=this.newOutliner(g[0]*d+f,g[1]*u+p,this.#t,this.#r,t,this.#i,e??this.#s);for(let b=2,y=g.length;b<
y;b+=2)m.add(g[b]*d+f,g[b+1]*u+p);return m.getOutlines()}};function xr(h){return{bbox:h.box,root:{viewBox:"0 0 1 1"},rootClass:{
highlight:!0,free:h.isFree},path:{d:h.toSVGPath()}}}function Tr(h,t){let{focusOutline:e}=h;return{bbox:M._rotateBox(e.box,
t),root:{"data-main-rotation":t},rootClass:{highlightOutline:!0,free:h.isFree},path:{d:e.toSVGPath()}}}var De=class{#t;#e;#s;#i=[];#n=[];constructor(t,e=0,s=0,i=!0){
let n=yt.slice(),a=10**-4;for(let{x:m,y:b,width:y,height:A}of t){let w=Math.floor((m-e)/a)*a,v=Math.ceil((m+y+e)/a)*a,S=Math.
floor((b-e)/a)*a,E=Math.ceil((b+A+e)/a)*a,C=[w,S,E,!0],_=[v,S,E,!1];this.#i.push(C,_),x.rectBoundingBox(w,S,v,E,n)}let o=n[2]-
n[0]+2*s,l=n[3]-n[1]+2*s,c=n[0]-s,d=n[1]-s,u=i?-1/0:1/0,f=1/0,p=this.#i.at(i?-1:-2),g=[p[0],p[2]];for(let m of this.#i){
let[b,y,A,w]=m;!w&&i?y<f?(f=y,u=b):y===f&&(u=Math.max(u,b)):w&&!i&&(y<f?(f=y,u=b):y===f&&(u=Math.min(u,b))),m[0]=(b-c)/o,
m[1]=(y-d)/l,m[2]=(A-d)/l}this.#t=new Float32Array([c,d,o,l]),this.#e=[u,f],this.#s=g}getOutlines(){this.#i.sort((e,s)=>e[0]-
s[0]||e[1]-s[1]||e[2]-s[2]);let t=[];for(let e of this.#i)e[3]?(t.push(...this.#h(e)),this.#o(e)):(this.#l(e),t.push(...this.#h(
e)));return this.#r(t)}#r(t){let e=[],s=new Set;for(let n of t){let[r,a,o]=n;e.push([r,a,n],[r,o,n])}e.sort((n,r)=>n[1]-
r[1]||n[0]-r[0]);for(let n=0,r=e.length;n<r;n+=2){let a=e[n][2],o=e[n+1][2];a.push(o),o.push(a),s.add(a),s.add(o)}let i=[];
for(;s.size>0;){let n=s.values().next().value,[r,a,o,l,c]=n;s.delete(n);let d=r,u=a,f=[r,o];for(i.push(f);;){let p;if(s.
has(l))p=l;else if(s.has(c))p=c;else break;s.delete(p),[r,a,o,l,c]=p,d!==r&&(f.push(d,u,r,u===a?a:o),d=r),u=u===a?o:a}f.
push(d,u)}return new Le(i,this.#t,this.#e,this.#s)}#a(t){let e=this.#n,s=0,i=e.length-1;for(;s<=i;){let n=s+i>>1,r=e[n][0];
if(r===t)return n;r<t?s=n+1:i=n-1}return i+1}#o([,t,e]){let s=this.#a(t);this.#n.splice(s,0,[t,e])}#l([,t,e]){let s=this.#a(
t);for(let i=s;i<this.#n.length;i++){let[n,r]=this.#n[i];if(n!==t)break;if(n===t&&r===e){this.#n.splice(i,1);return}}for(let i=s-
1;i>=0;i--){let[n,r]=this.#n[i];if(n!==t)break;if(n===t&&r===e){this.#n.splice(i,1);return}}}#h(t){let[e,s,i]=t,n=[[e,s,
i]],r=this.#a(i);for(let a=0;a<r;a++){let[o,l]=this.#n[a];for(let c=0,d=n.length;c<d;c++){let[,u,f]=n[c];if(!(l<=u||f<=o)){
if(u>=o){if(f>l)n[c][1]=l;else{if(d===1)return[];n.splice(c,1),c--,d--}continue}n[c][2]=o,f>l&&n.push([e,l,f])}}}return n}},
Le=class extends M{#t;#e=null;#s;constructor(t,e,s,i){super(),this.#s=t,this.#t=e,this.firstPoint=s,this.lastPoint=i}static build(t,e){
let s=new De(t,.001).getOutlines();return s.#e=t,s.focusOutline=new De(t,.0025,.001,e).getOutlines(),s}get isFree(){return!1}get defaultSVGProperties(){
return xr(this)}getFocusSVGProperties(t){return Tr(this,t)}updateRotation(t){return{root:{"data-main-rotation":t}}}serializeQuadPoints([
t,e],[s,i]){let n=this.#e,r=new Float32Array(n.length*8),a=0;for(let{x:o,y:l,width:c,height:d}of n){let u=o*s+t,f=(1-l)*
i+e;r[a]=r[a+4]=u,r[a+1]=r[a+3]=f,r[a+2]=r[a+6]=u+c*s,r[a+5]=r[a+7]=f-d*i,a+=8}return r}toSVGPath(){let t=[];for(let e of this.#s){
let[s,i]=e;t.push(`M${s} ${i}`);for(let n=2;n<e.length;n+=2){let r=e[n],a=e[n+1];r===s?(t.push(`V${a}`),i=a):a===i&&(t.push(
`H${r}`),s=r)}t.push("Z")}return t.join(" ")}serialize([t,e,s,i],n){let r=[],a=s-t,o=i-e;for(let l of this.#s){let c=new Array(
l.length);for(let d=0;d<l.length;d+=2)c[d]=t+l[d]*a,c[d+1]=i-l[d+1]*o;r.push(c)}return r}get box(){return this.#t}},Oe=class extends ms{newFreeDrawOutline(t,e,s,i,n,r){
return new An(t,e,s,i,n,r)}},yn=class{#t;#e;constructor(t,e,s,i,n,r,a){this.#t=new Oe(t,e,s,i,n,r,a),this.#e=n}add(t,e){
return this.#t.add(t,e)?{path:{d:this.#t.toSVGPath()}}:null}addPoints(t){let e=!1;for(let s=0,i=t.length;s<i;s+=2)e=this.#t.
add(t[s],t[s+1])||e;return e?{path:{d:this.#t.toSVGPath()}}:null}end(t,e){return t===void 0?null:this.add(t,e)}isEmpty(){
return this.#t.isEmpty()}isCancellable(){return this.#t.isCancellable()}removeLastElement(){return this.#t.removeLastElement()}updateProperty(t,e){
return null}getOutlines(){let t=this.#t.getOutlines();return t.buildFocusOutline(2*this.#e),t}get defaultSVGProperties(){
return{bbox:[0,0,1,1],root:{viewBox:"0 0 1 1"},rootClass:{highlight:!0,free:!0},path:{d:this.#t.toSVGPath()}}}},An=class h extends bs{static#t=1.5;newOutliner(t,e,s,i,n,r,a=0){
return new Oe(t,e,s,i,n,r,a)}get isFree(){return!0}buildFocusOutline(t){this.focusOutline=this.getNewOutline(t/2+h.#t,.0025)}get defaultSVGProperties(){
return xr(this)}getFocusSVGProperties(t){return Tr(this,t)}get focusMustRemoveSelfIntersections(){return!0}updateRotation(t){
return{root:{"data-main-rotation":t}}}updateProperty(t,e){if(t!=="thickness")return null;let s=this.updateThickness(e/2);
return this.buildFocusOutline(e),s}getPathResizedSVGProperties(){return{path:{d:this.toSVGPath()}}}},wn=class h extends Me{constructor(t=null){
super(),super.updateProperties(t)}updateSVGProperty(t,e){t!=="thickness"&&super.updateSVGProperty(t,e)}clone(){let t=new h;
return t.updateAll(this),t}},ys=class h extends Ie{#t=null;#e=0;#s=null;#i=0;#n="";#r="";static _DEFAULT_OPACITY=1;static _DEFAULT_THICKNESS=12;static _defaultDrawingOptions=null;static _type="\
highlight";static _editorType=F.HIGHLIGHT;static get _keyboardManager(){let t=h.prototype;return k(this,"_keyboardManage\
r",new Ht([[["ArrowLeft"],t._moveCaret,{args:[0]}],[["ArrowRight"],t._moveCaret,{args:[1]}],[["ArrowUp"],t._moveCaret,{args:[
2]}],[["ArrowDown"],t._moveCaret,{args:[3]}]]))}constructor(t){super({...t,name:"highlightEditor"}),this.#t=t.anchorNode||
null,this.#e=t.anchorOffset||0,this.#s=t.focusNode||null,this.#i=t.focusOffset||0,this.#n=t.methodOfCreation||(this._drawOutlines?.
isFree?"main_toolbar":""),this.#r=t.text||"",this._isDraggable=!1,this.defaultL10nId="pdfjs-editor-highlight-editor",this.
rotate()}static initialize(t,e){z.initialize(t,e),this._defaultDrawingOptions||=new wn({fill:e.highlightColors?.values().
next().value||"#fff066","fill-opacity":h._DEFAULT_OPACITY,thickness:h._DEFAULT_THICKNESS})}static getDefaultDrawingOptions(t){
let e=this._defaultDrawingOptions.clone();return e.updateProperties(t),e}static get typesMap(){return k(this,"typesMap",
new Map([[N.HIGHLIGHT_COLOR,"fill"],[N.HIGHLIGHT_THICKNESS,"thickness"]]))}static get isDrawer(){return!1}static get _hasClipPath(){
return!0}static get _hasDrawClass(){return!1}_addOutlines(t){let{boxes:e,drawOutlines:s}=t;!e&&!s||(this._drawingOptions||=
t.drawingOptions||h.getDefaultDrawingOptions(),e&&(t={...t,drawOutlines:Le.build(e,this._uiManager.direction==="ltr")}),
super._addOutlines(t))}get colorType(){return N.HIGHLIGHT_COLOR}get color(){return this._drawingOptions.fill}get opacity(){
return this._drawingOptions["fill-opacity"]}get _opacityName(){return"fill-opacity"}get _drawRotation(){return this._drawOutlines?.
isFree?this.rotation:0}get isResizable(){return!1}get _mustBeDisabledOnCommit(){return!1}get _mustFixPosition(){return!this.
_drawOutlines?.isFree}get telemetryInitialData(){return{action:"added",type:this._drawOutlines.isFree?"free_highlight":"\
highlight",color:this._uiManager.getNonHCMColorName(this.color),thickness:this._drawingOptions.thickness,methodOfCreation:this.#n}}get telemetryFinalData(){
return{type:"highlight",color:this._uiManager.getNonHCMColorName(this.color)}}static computeTelemetryFinalData(t){return{
numberOfColors:t.get("color").size}}translateInPage(t,e){}get toolbarPosition(){return this.#a(this._drawOutlines.focusOutline.
lastPoint)}get commentButtonPosition(){return this.#a(this._drawOutlines.firstPoint)}#a([t,e]){let[s,i,n,r]=this._drawOutlines.
box;return[(t-s)/n,(e-i)/r]}updateParams(t,e){switch(t){case N.HIGHLIGHT_COLOR:this._updateColorAndOpacity(e,h._DEFAULT_OPACITY,
t),this._reportTelemetry({action:"color_changed",color:this._uiManager.getNonHCMColorName(e)},!0);break;case N.HIGHLIGHT_THICKNESS:
super.updateParams(t,e),this._reportTelemetry({action:"thickness_changed",thickness:e},!0);break}}get propertiesToUpdate(){
let t=super.propertiesToUpdate;return t.push([N.HIGHLIGHT_FREE,this._drawOutlines.isFree]),t}get toolbarButtons(){return this.
_uiManager.highlightColors?(this._colorPicker=new ls({editor:this}),[["colorPicker",this._colorPicker]]):super.toolbarButtons}fixAndSetPosition(){
return super.fixAndSetPosition(this._drawRotation)}getRect(t,e){return super.getRect(t,e,this._drawRotation)}onceAdded(t){
this.annotationElementId||this.parent.addUndoableEditor(this),t&&this.div.focus()}remove(){this._reportTelemetry({action:"\
deleted"}),super.remove()}render(){if(this.div)return this.div;let t=super.render();return this.#r&&(t.setAttribute("ari\
a-label",this.#r),t.setAttribute("role","mark")),this._drawOutlines.isFree?t.classList.add("free"):t.addEventListener("k\
eydown",this.#o.bind(this),{signal:this._uiManager._signal}),this.enableEditing(),t}#o(t){h._keyboardManager.exec(this,t)}_moveCaret(t){
switch(this.parent.unselect(this),t){case 0:case 2:this.#l(!0);break;case 1:case 3:this.#l(!1);break}}#l(t){if(!this.#t)
return;let e=window.getSelection();t?e.setPosition(this.#t,this.#e):e.setPosition(this.#s,this.#i)}unselect(){super.unselect(),
this._drawOutlines.isFree||this.#l(!1)}static createDrawerInstance({x:t,y:e,box:s,parent:i,isLTR:n}){return new yn(t,e,s,
i.scale,this._defaultDrawingOptions.thickness/2,n,.001)}static _getDrawingTarget(t,{target:e}){return e.closest(".textLa\
yer")}static _getPointerCoords({x:t,y:e}){return[t,e]}static _addDrawingListeners(t,e){t.classList.add("free"),e.addEventListener(
"abort",()=>t.classList.remove("free"),{once:!0}),window.addEventListener("blur",()=>this._endDraw(null),{signal:e}),window.
addEventListener("pointerdown",tt,{capture:!0,passive:!1,signal:e})}static _endDrawingSession(t=!1){return this.endDrawing(
t)}createDrawingOptions({color:t,opacity:e,thickness:s}){let{_defaultDrawingOptions:i,_DEFAULT_OPACITY:n}=h;this._drawingOptions=
h.getDefaultDrawingOptions({fill:x.makeHexColor(...t),"fill-opacity":e||n,thickness:s||i.thickness})}static deserializeDraw(t,e,s,i,n,r,a){
let{quadPoints:o}=r;if(o){let f=[];for(let p=0,g=o.length;p<g;p+=8)f.push({x:(o[p]-t)/s,y:1-(o[p+1]-e)/i,width:(o[p+2]-o[p])/
s,height:(o[p+1]-o[p+5])/i});return Le.build(f,a.direction==="ltr")}let l=r.thickness||this._defaultDrawingOptions.thickness,
c=(r.inkLists||r.outlines.points)[0],d=new Oe(c[0]-t,i-(c[1]-e),[0,0,s,i],1,l/2,!0,.001);for(let f=0,p=c.length;f<p;f+=2)
d.add(c[f]-t,i-(c[f+1]-e));let u=d.getOutlines();return u.buildFocusOutline(l),u}static async deserialize(t,e,s){let i=null;
if(t instanceof fs){let{data:{quadPoints:r,rect:a,rotation:o,id:l,color:c,opacity:d,popupRef:u,richText:f,contentsObj:p,
creationDate:g,modificationDate:m},parent:{page:{pageNumber:b}}}=t;i=t={annotationType:F.HIGHLIGHT,color:Array.from(c),opacity:d,
quadPoints:r,pageIndex:b-1,rect:a.slice(0),rotation:o,annotationElementId:l,id:l,deleted:!1,popupRef:u,richText:f,comment:p?.
str||null,creationDate:g,modificationDate:m}}else if(t instanceof Pe){let{data:{inkLists:r,rect:a,rotation:o,id:l,color:c,
borderStyle:{rawWidth:d},popupRef:u,richText:f,contentsObj:p,creationDate:g,modificationDate:m},parent:{page:{pageNumber:b}}}=t;
i=t={annotationType:F.HIGHLIGHT,color:Array.from(c),thickness:d,inkLists:r,pageIndex:b-1,rect:a.slice(0),rotation:o,annotationElementId:l,
id:l,deleted:!1,popupRef:u,richText:f,comment:p?.str||null,creationDate:g,modificationDate:m}}let n=await super.deserialize(
t,e,s);return n._initialData=i,t.comment&&n.setCommentData(t),n}serialize(t=!1){if(this.isEmpty()||t)return null;if(this.
deleted)return this.serializeDeleted();let e=super.serialize(t);return Object.assign(e,{color:z._colorManager.convert(this.
_uiManager.getNonHCMColor(this.color)),opacity:this.opacity,thickness:this._drawingOptions.thickness,quadPoints:this._drawOutlines.
serializeQuadPoints(this.pageTranslation,this.pageDimensions),outlines:this._drawOutlines.serialize(e.rect,this._drawRotation)}),
this.addComment(e),this.annotationElementId&&!this.#h(e)?null:(e.id=this.annotationElementId,e)}#h(t){let{color:e}=this.
_initialData;return this.hasEditedComment||t.color.some((s,i)=>s!==e[i])}renderAnnotationElement(t){return this.deleted?
(t.hide(),null):(t.updateEdited({rect:this.getPDFRect(),popup:this.comment}),null)}},vn=class h{static#t=10;static#e=1e3/
180;static#s=100;static#i=.001;#n;#r;#a;constructor(t,e,s){this.#n=[t,e,s],this.#r=this.#a=s}add(t,e,s){let i=this.#n,n=i.
at(-1);s=s>n?s:n+h.#i,i.push(t,e,s);let r=this.#o(s-h.#t,!0),a=this.#l(this.#a-h.#t);return a>=i.length/2&&(i.copyWithin(
0,a),i.length-=a),r}get pendingPoints(){return this.#o(1/0,!1)}end(){return this.#o(1/0,!0)}#o(t,e){let s=this.#n,i=this.#r,
n=s.at(-1),r=[],a=this.#a;for(let o=this.#l(a)+3;o<s.length;o+=3){let l=s[o-1],c=s[o+2]-l,d=Math.min(Math.ceil(c/h.#e),h.#s);
for(let u=1;u<=d;u++){let f=u===d?s[o+2]:l+c*u/d;if(f<=a)continue;if(f>t)return r;let p=Math.min(h.#t,f-i,n-f);this.#h(f-
p,f+p,r),e&&(this.#a=f)}}return r}#l(t){let e=this.#n,s=0,i=e.length/3-1;for(;s<i;){let n=s+i+1>>1;e[3*n+2]<=t?s=n:i=n-1}
return 3*s}#h(t,e,s){let i=this.#n,n=this.#l(t),r=0,a=0,o=0;for(let l=n;l<i.length-3&&i[l+2]<e;l+=3){let c=i[l],d=i[l+1],
u=i[l+2],f=i[l+5],p=Math.max(u,t),g=Math.min(f,e);if(g<=p)continue;let m=g-p,b=(p+g-2*u)/(f-u);r+=m*(c+b*(i[l+3]-c)/2),a+=
m*(d+b*(i[l+4]-d)/2),o+=m}o===0?s.push(i[n],i[n+1]):s.push(r/o,a/o)}};function Ct(h,t){return`${M.svgRound(h[t])} ${M.svgRound(
h[t+1])}`}function kr(h,t,e){for(let s=e,i=t.length;s<i;s+=6)h.push(`C${Ct(t,s)} ${Ct(t,s+2)} ${Ct(t,s+4)}`)}function Ye(h){
let t=`M${Ct(h,4)}`;if(h.length===6)return`${t}Z`;if(h.length===12&&isNaN(h[6]))return`${t}L${Ct(h,10)}`;let e=[t];return kr(
e,h,6),e.join("")}var Sn=class{#t=new Float64Array(6);#e=new Float64Array(2);#s;#i;#n;#r=null;#a;#o;#l=1;#h=new Float64Array(
2);#u="";#c=0;#f=new jt;#p;#m;constructor(t,e,s,i,n,r,a){this.#p=s,this.#m=i,this.#n=n,this.#a=r,this.#i=[],this.#d(t,e,
a)}#d(t,e,s){[t,e]=this.#g(t,e);let i=this.#s=[NaN,NaN,NaN,NaN,t,e];this.#o=[t,e],this.#i.push({line:i,points:this.#o}),
this.#t.set(i,0),this.#c=0,this.#l=1,this.#h.set(this.#e),this.#r=s===void 0?null:new vn(t,e,s)}updateProperty(t,e){t===
"stroke-width"&&(this.#a=e)}#g(t,e){return M._normalizePoint(t,e,this.#p,this.#m,this.#n,this.#e)}isEmpty(){return!this.#i?.
length}isCancellable(){return this.#l<=5}add(t,e,s){return this.#b(t,e,s),{path:{d:this.#v()}}}addPoints(t,e){for(let s=0,
i=t.length;s<i;s+=2)this.#b(t[s],t[s+1],e?.[s/2]);return{path:{d:this.#v()}}}#b(t,e,s){[t,e]=this.#g(t,e);let[i,n]=this.#h;
this.#y(t,e,i,n)||(this.#l++,this.#h.set(this.#e)),this.#r?this.#A(this.#r.add(t,e,s)):this.#w(t,e)}#y(t,e,s,i){return Math.
hypot(this.#p*(t-s),this.#m*(e-i))<=2}#A(t){for(let e=0,s=t.length;e<s;e+=2)this.#w(t[e],t[e+1])}#w(t,e){let[,,s,i,n,r]=this.#t;
this.#y(t,e,n,r)||(this.#o.push(t,e),isNaN(s)?this.#s.push(NaN,NaN,NaN,NaN,t,e):(isNaN(this.#t[0])&&this.#s.splice(6,6),
M.createBezierPoints(s,i,n,r,t,e,this.#s)),this.#t.copyWithin(0,2),this.#t[4]=t,this.#t[5]=e)}#S(){let t=this.#s;if(this.#o.
length<6||this.#c===t.length)return;let e=[this.#u];this.#c===0&&(e.push(`M${Ct(t,4)}`),this.#c=6),kr(e,t,this.#c),this.#u=
e.join(""),this.#c=t.length}#E(){if(this.#s){if(this.#r&&(this.#A(this.#r.end()),this.#r=null),this.#o.length<6)this.#u+=
Ye(this.#s);else{let[,,t,e,s,i]=this.#t;M.createBezierPoints(t,e,s,i,s,i,this.#s),this.#S()}this.#s=this.#o=null}}end(t,e,s){
return this.#s&&t!==void 0&&this.#b(t,e,s),this.#E(),{path:{d:this.#u}}}startNew(t,e,s,i,n,r){this.#p=s,this.#m=i,this.#n=
n;let a=this.#i.at(-1);return a&&(a.line=new Float32Array(a.line),a.points=new Float32Array(a.points)),this.#d(t,e,r),null}getLastElement(){
return this.#i.at(-1)}setLastElement(t){return this.#i?(this.#i.push(t),this.#u+=Ye(t.line),{path:{d:this.#u}}):this.#f.
setLastElement(t)}removeLastElement(){return this.#i?(this.#s=this.#o=this.#r=null,this.#i.pop(),this.#u=this.#i.map(({line:t})=>Ye(
t)).join(""),{path:{d:this.#u}}):this.#f.removeLastElement()}#v(){this.#S();let t=[this.#u];this.#c===0&&(t.push(`M${Ct(
this.#s,4)}`),this.#o.length===4&&t.push(`L${Ct(this.#s,10)}`));let e=this.#r?.pendingPoints;e?.length||(e=this.#e);for(let s=0,
i=e.length;s<i;s+=2)t.push(`L${Ct(e,s)}`);return t.join("")}getOutlines(t,e,s,i){this.#E();let n=this.#i.at(-1);return n.
line=new Float32Array(n.line),n.points=new Float32Array(n.points),this.#f.build(this.#i,t,e,s,this.#n,this.#a,i),this.#t=
null,this.#s=null,this.#i=null,this.#u=null,this.#f}get defaultSVGProperties(){return{root:{viewBox:"0 0 10000 10000"},rootClass:{
draw:!0},bbox:[0,0,1,1]}}},jt=class extends M{#t;#e=0;#s;#i;#n;#r;#a;#o;#l;build(t,e,s,i,n,r,a){this.#n=e,this.#r=s,this.#a=
i,this.#o=n,this.#l=r,this.#s=a??0,this.#i=t,this.#c()}get thickness(){return this.#l}setLastElement(t){return this.#i.push(
t),{path:{d:this.toSVGPath()}}}removeLastElement(){return this.#i.pop(),{path:{d:this.toSVGPath()}}}toSVGPath(){return this.#i.
map(({line:t})=>Ye(t)).join("")}serialize([t,e,s,i],n){let r=[],a=[],[o,l,c,d]=this.#u(),u,f,p,g,m,b,y,A,w;switch(this.#o){case 0:
w=M._rescale,u=t,f=e+i,p=s,g=-i,m=t+o*s,b=e+(1-l-d)*i,y=t+(o+c)*s,A=e+(1-l)*i;break;case 90:w=M._rescaleAndSwap,u=t,f=e,
p=s,g=i,m=t+l*s,b=e+o*i,y=t+(l+d)*s,A=e+(o+c)*i;break;case 180:w=M._rescale,u=t+s,f=e,p=-s,g=i,m=t+(1-o-c)*s,b=e+l*i,y=t+
(1-o)*s,A=e+(l+d)*i;break;case 270:w=M._rescaleAndSwap,u=t+s,f=e+i,p=-s,g=-i,m=t+(1-l-d)*s,b=e+(1-o-c)*i,y=t+(1-l)*s,A=e+
(1-o)*i;break}for(let{line:v,points:S}of this.#i)r.push(w(v,u,f,p,g,n?new Array(v.length):null)),a.push(w(S,u,f,p,g,n?new Array(
S.length):null));return{lines:r,points:a,rect:[m,b,y,A]}}static deserialize(t,e,s,i,n,{paths:{lines:r,points:a},rotation:o,
thickness:l}){let c=[],d,u,f,p,g;switch(o){case 0:g=M._rescale,d=-t/s,u=e/i+1,f=1/s,p=-1/i;break;case 90:g=M._rescaleAndSwap,
d=-e/i,u=-t/s,f=1/i,p=1/s;break;case 180:g=M._rescale,d=t/s+1,u=-e/i,f=-1/s,p=1/i;break;case 270:g=M._rescaleAndSwap,d=e/
i+1,u=t/s+1,f=-1/i,p=-1/s;break}if(!r){r=[];for(let b of a){let y=b.length;if(y===2){r.push(new Float32Array([NaN,NaN,NaN,
NaN,b[0],b[1]]));continue}if(y===4){r.push(new Float32Array([NaN,NaN,NaN,NaN,b[0],b[1],NaN,NaN,NaN,NaN,b[2],b[3]]));continue}
let A=new Float32Array(3*y);r.push(A);let[w,v,S,E]=b.subarray(0,4);A.set([NaN,NaN,NaN,NaN,w,v],0);for(let C=4;C<=y;C+=2){
let _=Math.min(C,y-2),T=b[_],I=b[_+1];A.set(M.createBezierPoints(w,v,S,E,T,I),(C-2)*3),[w,v,S,E]=[S,E,T,I]}}}for(let b=0,
y=r.length;b<y;b++)c.push({line:g(r[b].map(A=>A??NaN),d,u,f,p),points:g(a[b].map(A=>A??NaN),d,u,f,p)});let m=new this.prototype.
constructor;return m.build(c,s,i,1,o,l,n),m}#h(t=this.#l){let e=this.#s+t/2*this.#a;return this.#o%180===0?[e/this.#n,e/
this.#r]:[e/this.#r,e/this.#n]}#u(){let[t,e,s,i]=this.#t,[n,r]=this.#h(0);return[t+n,e+r,s-2*n,i-2*r]}#c(){let t=this.#t=
Nt.slice();for(let{line:i}of this.#i){if(i.length<=12){for(let a=4,o=i.length;a<o;a+=6)x.pointBoundingBox(i[a],i[a+1],t);
continue}let n=i[4],r=i[5];for(let a=6,o=i.length;a<o;a+=6){let[l,c,d,u,f,p]=i.subarray(a,a+6);x.bezierBoundingBox(n,r,l,
c,d,u,f,p,t),n=f,r=p}}let[e,s]=this.#h();t[0]=V(t[0]-e,0,1),t[1]=V(t[1]-s,0,1),t[2]=V(t[2]+e,0,1),t[3]=V(t[3]+s,0,1),t[2]-=
t[0],t[3]-=t[1]}get box(){return this.#t}updateProperty(t,e){return t==="stroke-width"?this.#f(e):null}#f(t){let[e,s]=this.#h();
this.#l=t;let[i,n]=this.#h(),[r,a]=[i-e,n-s],o=this.#t;return o[0]-=r,o[1]-=a,o[2]+=2*r,o[3]+=2*a,o}updateParentDimensions([
t,e],s){let[i,n]=this.#h();this.#n=t,this.#r=e,this.#a=s;let[r,a]=this.#h(),o=r-i,l=a-n,c=this.#t;return c[0]-=o,c[1]-=l,
c[2]+=2*o,c[3]+=2*l,c}updateRotation(t){return this.#e=t,{path:{transform:this.rotationTransform}}}get viewBox(){return this.#t.
map(M.svgRound).join(" ")}get defaultProperties(){let[t,e]=this.#t;return{root:{viewBox:this.viewBox},path:{"transform-o\
rigin":`${M.svgRound(t)} ${M.svgRound(e)}`}}}get rotationTransform(){let[,,t,e]=this.#t,s=0,i=0,n=0,r=0,a=0,o=0;switch(this.#e){case 90:
i=e/t,n=-t/e,a=t;break;case 180:s=-1,r=-1,a=t,o=e;break;case 270:i=-e/t,n=t/e,o=e;break;default:return""}return`matrix(${s}\
 ${i} ${n} ${r} ${M.svgRound(a)} ${M.svgRound(o)})`}getPathResizingSVGProperties([t,e,s,i]){let[n,r]=this.#h(),[a,o,l,c]=this.#t;
if(Math.abs(l-n)<=M.PRECISION||Math.abs(c-r)<=M.PRECISION){let g=t+s/2-(a+l/2),m=e+i/2-(o+c/2);return{path:{"transform-o\
rigin":`${M.svgRound(t)} ${M.svgRound(e)}`,transform:`${this.rotationTransform} translate(${g} ${m})`}}}let d=(s-2*n)/(l-
2*n),u=(i-2*r)/(c-2*r),f=l/s,p=c/i;return{path:{"transform-origin":`${M.svgRound(a)} ${M.svgRound(o)}`,transform:`${this.
rotationTransform} scale(${f} ${p}) translate(${M.svgRound(n)} ${M.svgRound(r)}) scale(${d} ${u}) translate(${M.svgRound(
-n)} ${M.svgRound(-r)})`}}}getPathResizedSVGProperties([t,e,s,i]){let[n,r]=this.#h(),a=this.#t,[o,l,c,d]=a;if(a[0]=t,a[1]=
e,a[2]=s,a[3]=i,Math.abs(c-n)<=M.PRECISION||Math.abs(d-r)<=M.PRECISION){let m=t+s/2-(o+c/2),b=e+i/2-(l+d/2);for(let{line:y,
points:A}of this.#i)M._translate(y,m,b,y),M._translate(A,m,b,A);return{root:{viewBox:this.viewBox},path:{"transform-orig\
in":`${M.svgRound(t)} ${M.svgRound(e)}`,transform:this.rotationTransform||null,d:this.toSVGPath()}}}let u=(s-2*n)/(c-2*n),
f=(i-2*r)/(d-2*r),p=-u*(o+n)+t+n,g=-f*(l+r)+e+r;if(u!==1||f!==1||p!==0||g!==0)for(let{line:m,points:b}of this.#i)M._rescale(
m,p,g,u,f,m),M._rescale(b,p,g,u,f,b);return{root:{viewBox:this.viewBox},path:{"transform-origin":`${M.svgRound(t)} ${M.svgRound(
e)}`,transform:this.rotationTransform||null,d:this.toSVGPath()}}}getPathTranslatedSVGProperties([t,e],s){let[i,n]=s,r=this.#t,
a=t-r[0],o=e-r[1];if(this.#n===i&&this.#r===n)for(let{line:l,points:c}of this.#i)M._translate(l,a,o,l),M._translate(c,a,
o,c);else{let l=this.#n/i,c=this.#r/n;this.#n=i,this.#r=n;for(let{line:d,points:u}of this.#i)M._rescale(d,a,o,l,c,d),M._rescale(
u,a,o,l,c,u);r[2]*=l,r[3]*=c}return r[0]=t,r[1]=e,{root:{viewBox:this.viewBox},path:{d:this.toSVGPath(),"transform-origi\
n":`${M.svgRound(t)} ${M.svgRound(e)}`}}}get defaultSVGProperties(){let t=this.#t;return{root:{viewBox:this.viewBox},rootClass:{
draw:!0},path:{d:this.toSVGPath(),"transform-origin":`${M.svgRound(t[0])} ${M.svgRound(t[1])}`,transform:this.rotationTransform||
null},bbox:t}}},As=class h extends Me{constructor(t){super(),this._viewParameters=t,super.updateProperties({fill:"none",
stroke:z._defaultLineColor,"stroke-opacity":1,"stroke-width":1,"stroke-linecap":"round","stroke-linejoin":"round","strok\
e-miterlimit":10})}updateSVGProperty(t,e){t==="stroke-width"&&(e??=this["stroke-width"],e*=this._viewParameters.realScale),
super.updateSVGProperty(t,e)}clone(){let t=new h(this._viewParameters);return t.updateAll(this),t}},En=class h extends Ie{static _type="\
ink";static _editorType=F.INK;static _defaultDrawingOptions=null;constructor(t){super({...t,name:"inkEditor"}),this._willKeepAspectRatio=
!0,this.defaultL10nId="pdfjs-editor-ink-editor"}static initialize(t,e){z.initialize(t,e),this._defaultDrawingOptions=new As(
e.viewParameters)}static getDefaultDrawingOptions(t){let e=this._defaultDrawingOptions.clone();return e.updateProperties(
t),e}static get supportMultipleDrawings(){return!0}static get typesMap(){return k(this,"typesMap",new Map([[N.INK_THICKNESS,
"stroke-width"],[N.INK_COLOR,"stroke"],[N.INK_OPACITY,"stroke-opacity"]]))}static createDrawerInstance({x:t,y:e,box:[,,s,
i],rotation:n,timeStamp:r}){return new Sn(t,e,s,i,n,this._defaultDrawingOptions["stroke-width"],r)}static deserializeDraw(t,e,s,i,n,r){
return jt.deserialize(t,e,s,i,n,r)}static async deserialize(t,e,s){let i=null;if(t instanceof Pe){let{data:{inkLists:r,rect:a,
rotation:o,id:l,color:c,opacity:d,borderStyle:{rawWidth:u},popupRef:f,richText:p,contentsObj:g,creationDate:m,modificationDate:b},
parent:{page:{pageNumber:y}}}=t;i=t={annotationType:F.INK,color:Array.from(c),thickness:u,opacity:d,paths:{points:r},boxes:null,
pageIndex:y-1,rect:a.slice(0),rotation:o,annotationElementId:l,id:l,deleted:!1,popupRef:f,richText:p,comment:g?.str||null,
creationDate:m,modificationDate:b}}let n=await super.deserialize(t,e,s);return n._initialData=i,t.comment&&n.setCommentData(
t),n}get toolbarButtons(){return this._colorPicker||=new hs(this),[["colorPicker",this._colorPicker]]}get colorType(){return N.
INK_COLOR}get colorAndOpacityType(){return N.INK_COLOR_AND_OPACITY}get opacityType(){return N.INK_OPACITY}updateParams(t,e){
if(t===N.INK_COLOR_AND_OPACITY){this._updateColorAndOpacity(e.color,e.opacity);return}super.updateParams(t,e)}static updateDefaultParams(t,e){
if(t===N.INK_COLOR_AND_OPACITY){super.updateDefaultParams(N.INK_COLOR,e.color),super.updateDefaultParams(N.INK_OPACITY,e.
opacity);return}super.updateDefaultParams(t,e)}get color(){return this._drawingOptions.stroke}get opacity(){return this.
_drawingOptions["stroke-opacity"]}onScaleChanging(){if(!this.parent)return;super.onScaleChanging();let{_drawId:t,_drawingOptions:e,
parent:s}=this;e.updateSVGProperty("stroke-width"),s.drawLayer.updateProperties(t,e.toSVGProperties())}static onScaleChangingWhenDrawing(){
let t=this._currentParent;t&&(super.onScaleChangingWhenDrawing(),this._defaultDrawingOptions.updateSVGProperty("stroke-w\
idth"),t.drawLayer.updateProperties(this._currentDrawId,this._defaultDrawingOptions.toSVGProperties()))}createDrawingOptions({
color:t,thickness:e,opacity:s}){this._drawingOptions=h.getDefaultDrawingOptions({stroke:x.makeHexColor(...t),"stroke-wid\
th":e,"stroke-opacity":s})}serialize(t=!1){if(this.isEmpty())return null;if(this.deleted)return this.serializeDeleted();
let{lines:e,points:s}=this.serializeDraw(t),{_drawingOptions:{stroke:i,"stroke-opacity":n,"stroke-width":r}}=this,a=Object.
assign(super.serialize(t),{color:z._colorManager.convert(i),opacity:n,thickness:r,paths:{lines:e,points:s}});return this.
addComment(a),t?(a.isCopy=!0,a):this.annotationElementId&&!this.#t(a)?null:(a.id=this.annotationElementId,a)}#t(t){let{color:e,
thickness:s,opacity:i,pageIndex:n}=this._initialData;return this.hasEditedComment||this._hasBeenMoved||this._hasBeenResized||
t.color.some((r,a)=>r!==e[a])||t.thickness!==s||t.opacity!==i||t.pageIndex!==n}renderAnnotationElement(t){if(this.deleted)
return t.hide(),null;let{points:e,rect:s}=this.serializeDraw(!1);return t.updateEdited({rect:s,thickness:this._drawingOptions["\
stroke-width"],points:e,popup:this.comment}),null}},Re=class extends jt{toSVGPath(){let t=super.toSVGPath();return t.endsWith(
"Z")||(t+="Z"),t}},ze=8,oe=3,It=class{static#t={maxDim:512,sigmaSFactor:.02,sigmaR:25,kernelSize:16};static#e(t,e,s,i){return s-=
t,i-=e,s===0?i>0?0:4:s===1?i+6:2-i}static#s=new Int32Array([0,1,-1,1,-1,0,-1,-1,0,-1,1,-1,1,0,1,1]);static#i(t,e,s,i,n,r,a){
let o=this.#e(s,i,n,r);for(let l=0;l<8;l++){let c=(-l+o-a+16)%8,d=this.#s[2*c],u=this.#s[2*c+1];if(t[(s+d)*e+(i+u)]!==0)
return c}return-1}static#n(t,e,s,i,n,r,a){let o=this.#e(s,i,n,r);for(let l=0;l<8;l++){let c=(l+o+a+16)%8,d=this.#s[2*c],
u=this.#s[2*c+1];if(t[(s+d)*e+(i+u)]!==0)return c}return-1}static#r(t,e,s,i){let n=t.length,r=new Int32Array(n);for(let c=0;c<
n;c++)r[c]=t[c]<=i?1:0;for(let c=1;c<s-1;c++)r[c*e]=r[c*e+e-1]=0;for(let c=0;c<e;c++)r[c]=r[e*s-1-c]=0;let a=1,o,l=[];for(let c=1;c<
s-1;c++){o=1;for(let d=1;d<e-1;d++){let u=c*e+d,f=r[u];if(f===0)continue;let p=c,g=d;if(f===1&&r[u-1]===0)a+=1,g-=1;else if(f>=
1&&r[u+1]===0)a+=1,g+=1,f>1&&(o=f);else{f!==1&&(o=Math.abs(f));continue}let m=[d,c],b=g===d+1,y={isHole:b,points:m,id:a,
parent:0};l.push(y);let A;for(let I of l)if(I.id===o){A=I;break}A?A.isHole?y.parent=b?A.parent:o:y.parent=b?o:A.parent:y.
parent=b?o:0;let w=this.#i(r,e,c,d,p,g,0);if(w===-1){r[u]=-a,r[u]!==1&&(o=Math.abs(r[u]));continue}let v=this.#s[2*w],S=this.#s[2*
w+1],E=c+v,C=d+S;p=E,g=C;let _=c,T=d;for(;;){let I=this.#n(r,e,_,T,p,g,1);v=this.#s[2*I],S=this.#s[2*I+1];let P=_+v,R=T+
S;m.push(R,P);let B=_*e+T;if(r[B+1]===0?r[B]=-a:r[B]===1&&(r[B]=a),P===c&&R===d&&_===E&&T===C){r[u]!==1&&(o=Math.abs(r[u]));
break}else p=_,g=T,_=P,T=R}}}return l}static#a(t,e,s,i){if(s-e<=4){for(let E=e;E<s-2;E+=2)i.push(t[E],t[E+1]);return}let n=t[e],
r=t[e+1],a=t[s-4]-n,o=t[s-3]-r,l=Math.hypot(a,o),c=a/l,d=o/l,u=c*r-d*n,f=o/a,p=1/l,g=Math.atan(f),m=Math.cos(g),b=Math.sin(
g),y=p*(Math.abs(m)+Math.abs(b)),A=p*(1-y+y**2),w=Math.max(Math.atan(Math.abs(b+m)*A),Math.atan(Math.abs(b-m)*A)),v=0,S=e;
for(let E=e+2;E<s-2;E+=2){let C=Math.abs(u-c*t[E+1]+d*t[E]);C>v&&(S=E,v=C)}v>(l*w)**2?(this.#a(t,e,S+2,i),this.#a(t,S,s,
i)):i.push(n,r)}static#o(t){let e=[],s=t.length;return this.#a(t,0,s,e),e.push(t[s-2],t[s-1]),e.length<=4?null:e}static#l(t,e,s,i,n,r){
let a=new Float32Array(r**2),o=-2*i**2,l=r>>1;for(let g=0;g<r;g++){let m=(g-l)**2;for(let b=0;b<r;b++)a[g*r+b]=Math.exp(
(m+(b-l)**2)/o)}let c=new Float32Array(256),d=-2*n**2;for(let g=0;g<256;g++)c[g]=Math.exp(g**2/d);let u=t.length,f=new Uint8Array(
u),p=new Uint32Array(256);for(let g=0;g<s;g++)for(let m=0;m<e;m++){let b=g*e+m,y=t[b],A=0,w=0;for(let S=0;S<r;S++){let E=g+
S-l;if(!(E<0||E>=s))for(let C=0;C<r;C++){let _=m+C-l;if(_<0||_>=e)continue;let T=t[E*e+_],I=a[S*r+C]*c[Math.abs(T-y)];A+=
T*I,w+=I}}let v=f[b]=Math.round(A/w);p[v]++}return[f,p]}static#h(t){let e=new Uint32Array(256);for(let s of t)e[s]++;return e}static#u(t){
let e=t.length,s=new Uint8ClampedArray(e>>2),i=-1/0,n=1/0;for(let a=0,o=s.length;a<o;a++){let l=s[a]=t[a<<2];i=Math.max(
i,l),n=Math.min(n,l)}let r=255/(i-n);for(let a=0,o=s.length;a<o;a++)s[a]=(s[a]-n)*r;return s}static#c(t){let e,s=-1/0,i=-1/0,
n=t.findIndex(o=>o!==0),r=n,a=n;for(e=n;e<256;e++){let o=t[e];o>s&&(e-r>i&&(i=e-r,a=e-1),s=o,r=e)}for(e=a-1;e>=0&&!(t[e]>
t[e+1]);e--);return e}static#f(t){let e=t,{width:s,height:i}=t,{maxDim:n}=this.#t,r=s,a=i;if(s>n||i>n){let u=s,f=i,p=Math.
log2(Math.max(s,i)/n),g=Math.floor(p);p=p===g?g-1:g;for(let b=0;b<p;b++){r=Math.ceil(u/2),a=Math.ceil(f/2);let y=new OffscreenCanvas(
r,a);y.getContext("2d").drawImage(t,0,0,u,f,0,0,r,a),u=r,f=a,t!==e&&t.close(),t=y.transferToImageBitmap()}let m=Math.min(
n/r,n/a);r=Math.round(r*m),a=Math.round(a*m)}let l=new OffscreenCanvas(r,a).getContext("2d",{willReadFrequently:!0});l.fillStyle=
"white",l.fillRect(0,0,r,a),l.filter="grayscale(1)",l.drawImage(t,0,0,t.width,t.height,0,0,r,a);let c=l.getImageData(0,0,
r,a).data;return[this.#u(c),r,a]}static extractContoursFromText(t,{fontFamily:e,fontStyle:s,fontWeight:i},n,r,a,o){let l=new OffscreenCanvas(
1,1),c=l.getContext("2d",{alpha:!1}),d=200,u=c.font=`${s} ${i} ${d}px ${e}`,{actualBoundingBoxLeft:f,actualBoundingBoxRight:p,
actualBoundingBoxAscent:g,actualBoundingBoxDescent:m,fontBoundingBoxAscent:b,fontBoundingBoxDescent:y,width:A}=c.measureText(
t),w=1.5,v=Math.ceil(Math.max(Math.abs(f)+Math.abs(p)||0,A)*w),S=Math.ceil(Math.max(Math.abs(g)+Math.abs(m)||d,Math.abs(
b)+Math.abs(y)||d)*w);l=new OffscreenCanvas(v,S),c=l.getContext("2d",{alpha:!0,willReadFrequently:!0}),c.font=u,c.filter=
"grayscale(1)",c.fillStyle="white",c.fillRect(0,0,v,S),c.fillStyle="black",c.fillText(t,v*(w-1)/2,S*(3-w)/2);let E=this.#u(
c.getImageData(0,0,v,S).data),C=this.#h(E),_=this.#c(C),T=this.#r(E,v,S,_);return this.processDrawnLines({lines:{curves:T,
width:v,height:S},pageWidth:n,pageHeight:r,rotation:a,innerMargin:o,mustSmooth:!0,areContours:!0})}static process(t,e,s,i,n){
let[r,a,o]=this.#f(t),[l,c]=this.#l(r,a,o,Math.hypot(a,o)*this.#t.sigmaSFactor,this.#t.sigmaR,this.#t.kernelSize),d=this.#c(
c),u=this.#r(l,a,o,d);return this.processDrawnLines({lines:{curves:u,width:a,height:o},pageWidth:e,pageHeight:s,rotation:i,
innerMargin:n,mustSmooth:!0,areContours:!0})}static processDrawnLines({lines:t,pageWidth:e,pageHeight:s,rotation:i,innerMargin:n,
mustSmooth:r,areContours:a}){i%180!==0&&([e,s]=[s,e]);let{curves:o,width:l,height:c}=t,d=t.thickness??0,u=[],f=Math.min(
e/l,s/c),p=f/e,g=f/s,m=[];for(let{points:y}of o){let A=r?this.#o(y):y;if(!A)continue;m.push(A);let w=A.length,v=new Float32Array(
w),S=new Float32Array(3*(w===2?2:w-2));if(u.push({line:S,points:v}),w===2){v[0]=A[0]*p,v[1]=A[1]*g,S.set([NaN,NaN,NaN,NaN,
v[0],v[1]],0);continue}let[E,C,_,T]=A;E*=p,C*=g,_*=p,T*=g,v.set([E,C,_,T],0),S.set([NaN,NaN,NaN,NaN,E,C],0);for(let I=4;I<
w;I+=2){let P=v[I]=A[I]*p,R=v[I+1]=A[I+1]*g;S.set(M.createBezierPoints(E,C,_,T,P,R),(I-2)*3),[E,C,_,T]=[_,T,P,R]}}if(u.length===
0)return null;let b=a?new Re:new jt;return b.build(u,e,s,1,i,a?0:d,n),{outline:b,newCurves:m,areContours:a,thickness:d,width:l,
height:c}}static async compressSignature({outlines:t,areContours:e,thickness:s,width:i,height:n}){let r=1/0,a=-1/0,o=0;for(let y of t){
o+=y.length;for(let A=2,w=y.length;A<w;A++){let v=y[A]-y[A-2];r=Math.min(r,v),a=Math.max(a,v)}}let l;r>=-128&&a<=127?l=Int8Array:
r>=-32768&&a<=32767?l=Int16Array:l=Int32Array;let c=t.length,d=ze+oe*c,u=new Uint32Array(d),f=0;u[f++]=d*Uint32Array.BYTES_PER_ELEMENT+
(o-2*c)*l.BYTES_PER_ELEMENT,u[f++]=0,u[f++]=i,u[f++]=n,u[f++]=e?0:1,u[f++]=Math.max(0,Math.floor(s??0)),u[f++]=c,u[f++]=
l.BYTES_PER_ELEMENT;for(let y of t)u[f++]=y.length-2,u[f++]=y[0],u[f++]=y[1];let p=new CompressionStream("deflate-raw"),
g=p.writable.getWriter();await g.ready,g.write(u);let m=l.prototype.constructor;for(let y of t){let A=new m(y.length-2);
for(let w=2,v=y.length;w<v;w++)A[w-2]=y[w]-y[w-2];g.write(A)}return g.close(),(await new Response(p.readable).bytes()).toBase64()}static async decompressSignature(t){
try{let e=Uint8Array.fromBase64(t),{readable:s,writable:i}=new DecompressionStream("deflate-raw"),n=i.getWriter();await n.
ready,n.write(e).then(async()=>{await n.ready,await n.close()}).catch(()=>{});let r=null,a=0;for await(let A of s)r||=new Uint8Array(
new Uint32Array(A.buffer,0,4)[0]),r.set(A,a),a+=A.length;let o=new Uint32Array(r.buffer,0,r.length>>2),l=o[1];if(l!==0)throw new Error(
`Invalid version: ${l}`);let c=o[2],d=o[3],u=o[4]===0,f=o[5],p=o[6],g=o[7],m=[],b=(ze+oe*p)*Uint32Array.BYTES_PER_ELEMENT,
y;switch(g){case Int8Array.BYTES_PER_ELEMENT:y=new Int8Array(r.buffer,b);break;case Int16Array.BYTES_PER_ELEMENT:y=new Int16Array(
r.buffer,b);break;case Int32Array.BYTES_PER_ELEMENT:y=new Int32Array(r.buffer,b);break}a=0;for(let A=0;A<p;A++){let w=o[oe*
A+ze],v=new Float32Array(w+2);m.push(v);for(let S=0;S<oe-1;S++)v[S]=o[oe*A+ze+S+1];for(let S=0;S<w;S++)v[S+2]=v[S]+y[a++]}
return{areContours:u,thickness:f,outlines:m,width:c,height:d}}catch(e){return O(`decompressSignature: ${e}`),null}}},_n=class h extends Me{constructor(){
super(),super.updateProperties({fill:z._defaultLineColor,"stroke-width":0})}clone(){let t=new h;return t.updateAll(this),
t}},Cn=class h extends As{constructor(t){super(t),super.updateProperties({stroke:z._defaultLineColor,"stroke-width":1})}clone(){
let t=new h(this._viewParameters);return t.updateAll(this),t}},xn=class h extends Ie{#t=!1;#e=null;#s=null;#i=null;#n=!1;static _type="\
signature";static _editorType=F.SIGNATURE;static _defaultDrawingOptions=null;constructor(t){super({...t,mustBeCommitted:!0,
name:"signatureEditor"}),this._willKeepAspectRatio=!0,this.#s=t.signatureData||null,this.#e=null,this.defaultL10nId="pdf\
js-editor-signature-editor1"}static initialize(t,e){z.initialize(t,e),this._defaultDrawingOptions=new _n,this._defaultDrawnSignatureOptions=
new Cn(e.viewParameters)}static getDefaultDrawingOptions(t){let e=this._defaultDrawingOptions.clone();return e.updateProperties(
t),e}static get supportMultipleDrawings(){return!1}static get typesMap(){return k(this,"typesMap",new Map)}static get isDrawer(){
return!1}get telemetryFinalData(){return{type:"signature",hasDescription:!!this.#e}}static computeTelemetryFinalData(t){
let e=t.get("hasDescription");return{hasAltText:e.get(!0)??0,hasNoAltText:e.get(!1)??0}}get isResizable(){return!0}onceAdded(t){
this.#n=this._drawId===null,super.onceAdded(t)}onScaleChanging(){this._drawId!==null&&super.onScaleChanging()}render(){if(this.
div)return this.div;let t,e,{_isCopy:s}=this;if(s&&(this._isCopy=!1,t=this.x,e=this.y),super.render(),this._drawId===null)
if(this.#s){let{lines:i,mustSmooth:n,areContours:r,description:a,uuid:o,heightInPage:l}=this.#s,{rawDims:{pageWidth:c,pageHeight:d},
rotation:u}=this.parent.viewport,f=It.processDrawnLines({lines:i,pageWidth:c,pageHeight:d,rotation:u,innerMargin:h._INNER_MARGIN,
mustSmooth:n,areContours:r});this.addSignature(f,l,a,o)}else this.div.setAttribute("data-l10n-args",JSON.stringify({description:""})),
this.div.hidden=!0,this._uiManager.getSignature(this);else this.div.setAttribute("data-l10n-args",JSON.stringify({description:this.#e||
""}));return s&&(this._isCopy=!0,this._moveAfterPaste(t,e)),this.div}setUuid(t){this.#i=t,this.addEditToolbar()}getUuid(){
return this.#i}get description(){return this.#e}set description(t){this.#e=t,this.div&&(this.div.setAttribute("data-l10n\
-args",JSON.stringify({description:t})),super.addEditToolbar().then(e=>{e?.updateEditSignatureButton(t)}))}getSignaturePreview(){
let{newCurves:t,areContours:e,thickness:s,width:i,height:n}=this.#s,r=Math.max(i,n),a=It.processDrawnLines({lines:{curves:t.
map(o=>({points:o})),thickness:s,width:i,height:n},pageWidth:r,pageHeight:r,rotation:0,innerMargin:0,mustSmooth:!1,areContours:e});
return{areContours:e,outline:a.outline}}get toolbarButtons(){return this._uiManager.signatureManager?[["editSignature",this.
_uiManager.signatureManager]]:super.toolbarButtons}addSignature(t,e,s,i){let{x:n,y:r}=this,{outline:a}=this.#s=t;this.#t=
a instanceof Re,this.description=s;let o;this.#t?o=h.getDefaultDrawingOptions():(o=h._defaultDrawnSignatureOptions.clone(),
o.updateProperties({"stroke-width":a.thickness})),this._addOutlines({drawOutlines:a,drawingOptions:o});let[,l]=this.pageDimensions,
c=e/l;c=c>=1?.5:c,this.width*=c/this.height,this.width>=1&&(c*=.9/this.width,this.width=.9),this.height=c,this.setDims(),
this.x=n,this.y=r,this.center(),this._onResized(),this.onScaleChanging(),this.rotate(),this._uiManager.addToAnnotationStorage(
this),this.setUuid(i),this._reportTelemetry({action:"pdfjs.signature.inserted",data:{hasBeenSaved:!!i,hasDescription:!!s}}),
this.div.hidden=!1,this.#n&&(this.#n=!1,this.parent.addUndoableEditor(this))}getFromImage(t){let{rawDims:{pageWidth:e,pageHeight:s},
rotation:i}=this.parent.viewport;return It.process(t,e,s,i,h._INNER_MARGIN)}getFromText(t,e){let{rawDims:{pageWidth:s,pageHeight:i},
rotation:n}=this.parent.viewport;return It.extractContoursFromText(t,e,s,i,n,h._INNER_MARGIN)}getDrawnSignature(t){let{rawDims:{
pageWidth:e,pageHeight:s},rotation:i}=this.parent.viewport;return It.processDrawnLines({lines:t,pageWidth:e,pageHeight:s,
rotation:i,innerMargin:h._INNER_MARGIN,mustSmooth:!1,areContours:!1})}createDrawingOptions({areContours:t,thickness:e}){
t?this._drawingOptions=h.getDefaultDrawingOptions():(this._drawingOptions=h._defaultDrawnSignatureOptions.clone(),this._drawingOptions.
updateProperties({"stroke-width":e}))}serialize(t=!1){if(this.isEmpty())return null;let{lines:e,points:s}=this.serializeDraw(
t),{_drawingOptions:{"stroke-width":i}}=this,n=Object.assign(super.serialize(t),{isSignature:!0,areContours:this.#t,color:[
0,0,0],thickness:this.#t?0:i});return this.addComment(n),t?(n.paths={lines:e,points:s},n.uuid=this.#i,n.isCopy=!0):n.lines=
e,this.#e&&(n.accessibilityData={type:"Figure",alt:this.#e}),n}static deserializeDraw(t,e,s,i,n,r){return r.areContours?
Re.deserialize(t,e,s,i,n,r):jt.deserialize(t,e,s,i,n,r)}static async deserialize(t,e,s){let i=await super.deserialize(t,
e,s);return i.#t=t.areContours,i.description=t.accessibilityData?.alt||"",i.#i=t.uuid,i}},Tn=class extends z{#t=null;#e=null;#s=null;#i=null;#n=null;#r="";#a=null;#o=!1;#l=null;#h=!1;#u=!1;static _type="\
stamp";static _editorType=F.STAMP;constructor(t){super({...t,name:"stampEditor"}),this.#i=t.bitmapUrl,this.#n=t.bitmapFile,
this.defaultL10nId="pdfjs-editor-stamp-editor"}static initialize(t,e){z.initialize(t,e)}static isHandlingMimeForPasting(t){
return zs.has(t)}static paste(t,e){e.pasteEditor({mode:F.STAMP},{bitmapFile:t.getAsFile()})}altTextFinish(){this._uiManager.
useNewAltTextFlow&&(this.div.hidden=!1),super.altTextFinish()}get telemetryFinalData(){return{type:"stamp",hasAltText:!!this.
altTextData?.altText}}static computeTelemetryFinalData(t){let e=t.get("hasAltText");return{hasAltText:e.get(!0)??0,hasNoAltText:e.
get(!1)??0}}#c(t,e=!1){if(!t){this.remove();return}this.#t=t.bitmap,e||(this.#e=t.id,this.#h=t.isSvg),t.file&&(this.#r=t.
file.name),this.#m()}#f(){if(this.#s=null,this._uiManager.enableWaiting(!1),!!this.#a){if(this._uiManager.useNewAltTextWhenAddingImage&&
this._uiManager.useNewAltTextFlow&&this.#t){this.addEditToolbar().then(()=>{this._editToolbar.hide(),this._uiManager.editAltText(
this,!0)});return}if(!this._uiManager.useNewAltTextWhenAddingImage&&this._uiManager.useNewAltTextFlow&&this.#t){this._reportTelemetry(
{action:"pdfjs.image.image_added",data:{alt_text_modal:!1,alt_text_type:"empty"}});try{this.mlGuessAltText()}catch{}}this.
div.focus()}}async mlGuessAltText(t=null,e=!0){if(this.hasAltTextData())return null;let{mlManager:s}=this._uiManager;if(!s)
throw new Error("No ML.");if(!await s.isEnabledFor("altText"))throw new Error("ML isn't enabled for alt text.");let{data:i,
width:n,height:r}=t||this.copyCanvas(null,null,!0).imageData,a=await s.guess({name:"altText",request:{data:i,width:n,height:r,
channels:i.length/(n*r)}});if(!a)throw new Error("No response from the AI service.");if(a.error)throw new Error("Error f\
rom the AI service.");if(a.cancel)return null;if(!a.output)throw new Error("No valid response from the AI service.");let o=a.
output;return await this.setGuessedAltText(o),e&&!this.hasAltTextData()&&(this.altTextData={alt:o,decorative:!1}),o}#p(){
if(this.#e){this._uiManager.enableWaiting(!0),this._uiManager.imageManager.getFromId(this.#e).then(s=>this.#c(s,!0)).finally(
()=>this.#f());return}if(this.#i){let s=this.#i;this.#i=null,this._uiManager.enableWaiting(!0),this.#s=this._uiManager.imageManager.
getFromUrl(s).then(i=>this.#c(i)).finally(()=>this.#f());return}if(this.#n){let s=this.#n;this.#n=null,this._uiManager.enableWaiting(
!0),this.#s=this._uiManager.imageManager.getFromFile(s).then(i=>this.#c(i)).finally(()=>this.#f());return}let t=document.
createElement("input");t.type="file",t.accept=zs.keys().join(",");let e=this._uiManager._signal;this.#s=new Promise(s=>{
t.addEventListener("change",async()=>{if(!t.files||t.files.length===0)this.remove();else{this._uiManager.enableWaiting(!0);
let i=await this._uiManager.imageManager.getFromFile(t.files[0]);this._reportTelemetry({action:"pdfjs.image.image_select\
ed",data:{alt_text_modal:this._uiManager.useNewAltTextFlow}}),this.#c(i)}s()},{signal:e}),t.addEventListener("cancel",()=>{
this.remove(),s()},{signal:e})}).finally(()=>this.#f()),t.click()}remove(){this.#e&&(this.#t=null,this._uiManager.imageManager.
deleteId(this.#e),this.#a?.remove(),this.#a=null,this.#l&&(clearTimeout(this.#l),this.#l=null)),super.remove()}rebuild(){
if(!this.parent){this.#e&&this.#p();return}super.rebuild(),this.div!==null&&(this.#e&&this.#a===null&&this.#p(),this.isAttachedToDOM||
this.parent.add(this))}onceAdded(t){this._isDraggable=!0,t&&this.div.focus()}isEmpty(){return!(this.#s||this.#t||this.#i||
this.#n||this.#e||this.#o)}get toolbarButtons(){return[["altText",this.createAltText()]]}get isResizable(){return!0}render(){
if(this.div)return this.div;let t,e;return this._isCopy&&(t=this.x,e=this.y),super.render(),this.div.hidden=!0,this.createAltText(),
this.#o||(this.#t?this.#m():this.#p()),this._isCopy&&this._moveAfterPaste(t,e),this._uiManager.addShouldRescale(this),this.
div}setCanvas(t,e){let{id:s,bitmap:i}=this._uiManager.imageManager.getFromCanvas(t,e);e.remove(),s&&this._uiManager.imageManager.
isValidId(s)&&(this.#e=s,i&&(this.#t=i),this.#o=!1,this.#m())}_onResized(){this.onScaleChanging()}onScaleChanging(){if(!this.
parent)return;this.#l!==null&&clearTimeout(this.#l);let t=200;this.#l=setTimeout(()=>{this.#l=null,this.#g()},t)}#m(){let{
div:t}=this,{width:e,height:s}=this.#t,[i,n]=this.pageDimensions,r=.75;if(this.width)e=this.width*i,s=this.height*n;else if(e>
r*i||s>r*n){let o=Math.min(r*i/e,r*n/s);e*=o,s*=o}this._uiManager.enableWaiting(!1);let a=this.#a=document.createElement(
"canvas");a.setAttribute("role","img"),this.addContainer(a),this.width=e/i,this.height=s/n,this.setDims(),this._initialOptions?.
isCentered?this.center():this.fixAndSetPosition(),this._initialOptions=null,(!this._uiManager.useNewAltTextWhenAddingImage||
!this._uiManager.useNewAltTextFlow||this.annotationElementId)&&(t.hidden=!1),this.#g(),this.#u||(this.parent.addUndoableEditor(
this),this.#u=!0),this._reportTelemetry({action:"inserted_image"}),this.#r&&this.div.setAttribute("aria-description",this.#r),
this.annotationElementId||this._uiManager.a11yAlert(z._l10nAlert.stamp)}copyCanvas(t,e,s=!1){t||=224;let{width:i,height:n}=this.#t,
r=new ft,a=this.#t,o=i,l=n,c=null;if(e){if(i>e||n>e){let S=Math.min(e/i,e/n);o=Math.floor(i*S),l=Math.floor(n*S)}c=document.
createElement("canvas");let u=c.width=Math.ceil(o*r.sx),f=c.height=Math.ceil(l*r.sy);this.#h||(a=this.#d(u,f));let p=c.getContext(
"2d");p.filter=this._uiManager.hcmFilter;let g="white",m="#cfcfd8";this._uiManager.hcmFilter!=="none"?m="black":$s.isDarkMode&&
(g="#8f8f9d",m="#42414d");let b=15,y=b*r.sx,A=b*r.sy,w=new OffscreenCanvas(y*2,A*2),v=w.getContext("2d");v.fillStyle=g,v.
fillRect(0,0,y*2,A*2),v.fillStyle=m,v.fillRect(0,0,y,A),v.fillRect(y,A,y,A),p.fillStyle=p.createPattern(w,"repeat"),p.fillRect(
0,0,u,f),p.drawImage(a,0,0,a.width,a.height,0,0,u,f)}let d=null;if(s){let u,f;if(r.symmetric&&a.width<t&&a.height<t)u=a.
width,f=a.height;else if(a=this.#t,i>t||n>t){let m=Math.min(t/i,t/n);u=Math.floor(i*m),f=Math.floor(n*m),this.#h||(a=this.#d(
u,f))}let g=new OffscreenCanvas(u,f).getContext("2d",{willReadFrequently:!0});g.drawImage(a,0,0,a.width,a.height,0,0,u,f),
d={width:u,height:f,data:g.getImageData(0,0,u,f).data}}return{canvas:c,width:o,height:l,imageData:d}}#d(t,e){let{width:s,
height:i}=this.#t,n=s,r=i,a=this.#t;for(;n>2*t||r>2*e;){let o=n,l=r;n>2*t&&(n=Math.ceil(n/2)),r>2*e&&(r=Math.ceil(r/2));
let c=new OffscreenCanvas(n,r);c.getContext("2d").drawImage(a,0,0,o,l,0,0,n,r),a=c.transferToImageBitmap()}return a}#g(){
let[t,e]=this.parentDimensions,{width:s,height:i}=this,n=new ft,r=Math.ceil(s*t*n.sx),a=Math.ceil(i*e*n.sy),o=this.#a;if(!o||
o.width===r&&o.height===a)return;o.width=r,o.height=a;let l=this.#h?this.#t:this.#d(r,a),c=o.getContext("2d");c.filter=this.
_uiManager.hcmFilter,c.drawImage(l,0,0,l.width,l.height,0,0,r,a)}#b(t){if(t){if(this.#h){let i=this._uiManager.imageManager.
getSvgUrl(this.#e);if(i)return i}let e=document.createElement("canvas");return{width:e.width,height:e.height}=this.#t,e.
getContext("2d").drawImage(this.#t,0,0),e.toDataURL()}if(this.#h){let[e,s]=this.pageDimensions,i=Math.round(this.width*e*
Dt.PDF_TO_CSS_UNITS),n=Math.round(this.height*s*Dt.PDF_TO_CSS_UNITS),r=new OffscreenCanvas(i,n);return r.getContext("2d").
drawImage(this.#t,0,0,this.#t.width,this.#t.height,0,0,i,n),r.transferToImageBitmap()}return structuredClone(this.#t)}static async deserialize(t,e,s){
let i=null,n=!1;if(t instanceof ps){let{data:{rect:g,rotation:m,id:b,structParent:y,popupRef:A,richText:w,contentsObj:v,
creationDate:S,modificationDate:E},container:C,parent:{page:{pageNumber:_}},canvas:T}=t,I,P;T?(delete t.canvas,{id:I,bitmap:P}=
s.imageManager.getFromCanvas(C.id,T),T.remove()):(n=!0,t._hasNoCanvas=!0);let R=(await e._structTree.getAriaAttributes(`${Wt}${b}`))?.
get("aria-label")||"";i=t={annotationType:F.STAMP,bitmapId:I,bitmap:P,pageIndex:_-1,rect:g.slice(0),rotation:m,annotationElementId:b,
id:b,deleted:!1,accessibilityData:{decorative:!1,altText:R},isSvg:!1,structParent:y,popupRef:A,richText:w,comment:v?.str||
null,creationDate:S,modificationDate:E}}let r=await super.deserialize(t,e,s),{rect:a,bitmap:o,bitmapUrl:l,bitmapId:c,isSvg:d,
accessibilityData:u}=t;n?(s.addMissingCanvas(t.id,r),r.#o=!0):c&&s.imageManager.isValidId(c)?(r.#e=c,o&&(r.#t=o)):r.#i=l,
r.#h=d;let[f,p]=r.pageDimensions;return r.width=(a[2]-a[0])/f,r.height=(a[3]-a[1])/p,u&&(r.altTextData=u),r._initialData=
i,t.comment&&r.setCommentData(t),r.#u=!!i,r}serialize(t=!1,e=null){if(this.isEmpty())return null;if(this.deleted)return this.
serializeDeleted();let s=Object.assign(super.serialize(t),{bitmapId:this.#e,isSvg:this.#h});if(this.addComment(s),t)return s.
bitmapUrl=this.#b(!0),s.accessibilityData=this.serializeAltText(!0),s.isCopy=!0,s;let{decorative:i,altText:n}=this.serializeAltText(
!1);if(!i&&n&&(s.accessibilityData={type:"Figure",alt:n}),this.annotationElementId){let a=this.#y(s);if(a.isSame)return null;
if(a.isSameAltText)delete s.accessibilityData;else{let o=this._initialData.structParent??-1;s.accessibilityData?s.accessibilityData.
structParent=o:o>=0&&(s.accessibilityData={type:"Figure",alt:"",structParent:o})}return s.id=this.annotationElementId,delete s.
bitmapId,s}if(e===null)return s;e.stamps||=new Map;let r=this.#h?(s.rect[2]-s.rect[0])*(s.rect[3]-s.rect[1]):null;if(!e.
stamps.has(this.#e))e.stamps.set(this.#e,{area:r,serialized:s}),s.bitmap=this.#b(!1);else if(this.#h){let a=e.stamps.get(
this.#e);r>a.area&&(a.area=r,a.serialized.bitmap.close(),a.serialized.bitmap=this.#b(!1))}return s}#y(t){let{pageIndex:e,
accessibilityData:{altText:s}}=this._initialData,i=t.pageIndex===e,n=(t.accessibilityData?.alt||"")===s;return{isSame:!this.
hasEditedComment&&!this._hasBeenMoved&&!this._hasBeenResized&&i&&n,isSameAltText:n}}renderAnnotationElement(t){return this.
deleted?(t.hide(),null):(t.updateEdited({rect:this.getPDFRect(),popup:this.comment}),null)}},kn=class h{#t;#e=!1;#s=null;#i=null;#n=null;#r=new Map;#a=!1;#o=!1;#l=!1;#h=null;#u=null;#c=null;#f=null;#p=null;#m=-1;#d;static _initialized=!1;static#g=new Map(
[bn,En,Tn,ys,xn].map(t=>[t._editorType,t]));constructor({uiManager:t,pageIndex:e,div:s,structTreeLayer:i,accessibilityManager:n,
annotationLayer:r,drawLayer:a,textLayer:o,viewport:l,l10n:c}){let d=[...h.#g.values()];if(!h._initialized){h._initialized=
!0;for(let u of d)u.initialize(c,t)}t.registerEditorTypes(d),this.#d=t,this.pageIndex=e,this.div=s,this.#t=n,this.#s=r,this.
viewport=l,this.#c=o,this.drawLayer=a,this._structTree=i,this.#d.addLayer(this)}get isEmpty(){return this.#r.size===0}get isInvisible(){
return this.isEmpty&&this.#d.getMode()===F.NONE}updateToolbar(t){this.#d.updateToolbar(t)}updateMode(t=this.#d.getMode()){
switch(this.#E(),t){case F.NONE:this.div.classList.toggle("nonEditing",!0),this.disableTextSelection(),this.togglePointerEvents(
!1),this.toggleAnnotationLayerPointerEvents(!0),this.disableClick();return;case F.INK:this.disableTextSelection(),this.togglePointerEvents(
!0),this.enableClick();break;case F.HIGHLIGHT:this.enableTextSelection(),this.togglePointerEvents(!1),this.disableClick();
break;default:this.disableTextSelection(),this.togglePointerEvents(!0),this.enableClick()}this.toggleAnnotationLayerPointerEvents(
!1);let{classList:e}=this.div;if(e.toggle("nonEditing",!1),t===F.POPUP)e.toggle("commentEditing",!0);else{e.toggle("comm\
entEditing",!1);for(let s of h.#g.values())e.toggle(`${s._type}Editing`,t===s._editorType)}this.div.hidden=!1}hasTextLayer(t){
return t===this.#c?.div}setEditingState(t){this.#d.setEditingState(t)}addCommands(t){this.#d.addCommands(t)}cleanUndoStack(t){
this.#d.cleanUndoStack(t)}toggleDrawing(t=!1){this.div.classList.toggle("drawing",!t)}togglePointerEvents(t=!1){this.div.
classList.toggle("disabled",!t)}toggleAnnotationLayerPointerEvents(t=!1){this.#s?.togglePointerEvents(t)}get#b(){return this.#r.
size!==0?this.#r.values():this.#d.getEditors(this.pageIndex)}async enable(){this.#l=!0,this.div.tabIndex=0,this.togglePointerEvents(
!0),this.div.classList.toggle("nonEditing",!1),this.#p?.abort(),this.#p=null;let t=new Set;for(let s of this.#b)s.enableEditing(),
s.show(!0),s.annotationElementId&&(this.#d.removeChangedExistingAnnotation(s),t.add(s.annotationElementId));let e=this.#s;
if(e)for(let s of e.getEditableAnnotations()){if(s.hide(),this.#d.isDeletedAnnotationElement(s.data.id)||t.has(s.data.id))
continue;let i=await this.deserialize(s);i&&(this.addOrRebuild(i),i.enableEditing())}this.#l=!1,this.#d._eventBus.dispatch(
"editorsrendered",{source:this,pageNumber:this.pageIndex+1})}disable(){if(this.#o=!0,this.div.tabIndex=-1,this.togglePointerEvents(
!1),this.div.classList.toggle("nonEditing",!0),this.#c&&!this.#p){this.#p=new AbortController;let i=this.#d.combinedSignal(
this.#p);this.#c.div.addEventListener("pointerdown",n=>{let{clientX:a,clientY:o,timeStamp:l}=n,c=this.#m;if(l-c>500){this.#m=
l;return}this.#m=-1;let{classList:d}=this.div;d.toggle("getElements",!0);let u=document.elementsFromPoint(a,o);if(d.toggle(
"getElements",!1),!this.div.contains(u[0]))return;let f,p=new RegExp(`^${qt}[0-9]+$`);for(let m of u)if(p.test(m.id)){f=
m.id;break}if(!f)return;let g=this.#r.get(f);g?.annotationElementId===null&&(tt(n),g.dblclick(n))},{signal:i,capture:!0})}
let t=this.#s,e=[];if(t){let i=new Map,n=new Map;for(let r of this.#b){if(r.disableEditing(),!r.annotationElementId){e.push(
r);continue}if(r.serialize()!==null){i.set(r.annotationElementId,r);continue}else n.set(r.annotationElementId,r);this.getEditableAnnotation(
r.annotationElementId)?.show(),r.remove()}for(let r of t.getEditableAnnotations()){let{id:a}=r.data;if(this.#d.isDeletedAnnotationElement(
a)){r.updateEdited({deleted:!0});continue}let o=n.get(a);if(o){o.resetAnnotationElement(r),o.show(!1),r.show();continue}
o=i.get(a),o&&(this.#d.addChangedExistingAnnotation(o),o.renderAnnotationElement(r)&&o.show(!1)),r.show()}}this.#E(),this.
isEmpty&&(this.div.hidden=!0);let{classList:s}=this.div;for(let i of h.#g.values())s.remove(`${i._type}Editing`);this.disableTextSelection(),
this.toggleAnnotationLayerPointerEvents(!0),t?.updateFakeAnnotations(e),this.#o=!1}getEditableAnnotation(t){return this.#s?.
getEditableAnnotation(t)||null}setActiveEditor(t){this.#d.getActive()!==t&&this.#d.setActiveEditor(t)}enableTextSelection(){
if(this.div.tabIndex=-1,this.#c?.div&&!this.#f){this.#f=new AbortController;let t=this.#d.combinedSignal(this.#f);this.#c.
div.addEventListener("pointerdown",this.#y.bind(this),{signal:t}),this.#c.div.classList.add("highlighting")}}disableTextSelection(){
this.div.tabIndex=0,this.#c?.div&&this.#f&&(this.#f.abort(),this.#f=null,this.#c.div.classList.remove("highlighting"))}#y(t){
this.#d.unselectAll();let{target:e}=t;if(e===this.#c.div||(e.getAttribute("role")==="img"||e.classList.contains("endOfCo\
ntent")||e.classList.contains("textLayerImages")||e.classList.contains("textLayerImagePlaceholder"))&&this.#c.div.contains(
e)){let{isMac:s}=H.platform;if(t.button!==0||t.ctrlKey&&s)return;this.#d.showAllEditors("highlight",!0,!0),ys.startDrawing(
this,this.#d,this.#d.direction==="ltr",t),t.preventDefault()}}enableClick(){if(this.#i)return;this.#i=new AbortController;
let t=this.#d.combinedSignal(this.#i);this.div.addEventListener("pointerdown",this.pointerdown.bind(this),{signal:t});let e=this.
pointerup.bind(this);this.div.addEventListener("pointerup",e,{signal:t}),this.div.addEventListener("pointercancel",e,{signal:t})}disableClick(){
this.#i?.abort(),this.#i=null}attach(t){this.#r.set(t.id,t);let{annotationElementId:e}=t;e&&this.#d.isDeletedAnnotationElement(
e)&&this.#d.removeDeletedAnnotationElement(t)}detach(t){this.#r.delete(t.id),this.#t?.removePointerInTextLayer(t.contentDiv),
!this.#o&&t.annotationElementId&&this.#d.addDeletedAnnotationElement(t)}remove(t){this.detach(t),this.#d.removeEditor(t),
t.div.remove(),t.isAttachedToDOM=!1}changeParent(t){t.parent!==this&&(t.parent&&t.annotationElementId&&(this.#d.addDeletedAnnotationElement(
t),z.deleteAnnotationElement(t),t.annotationElementId=null),this.attach(t),t.parent?.detach(t),t.setParent(this),t.div&&
t.isAttachedToDOM&&(t.div.remove(),this.div.append(t.div)))}add(t){if(!(t.parent===this&&t.isAttachedToDOM)){if(this.changeParent(
t),this.#d.addEditor(t),this.attach(t),!t.isAttachedToDOM){let e=t.render();this.div.append(e),t.isAttachedToDOM=!0}t.fixAndSetPosition(),
t.onceAdded(!this.#l),this.#d.addToAnnotationStorage(t),t._reportTelemetry(t.telemetryInitialData)}}moveEditorInDOM(t){if(!t.
isAttachedToDOM)return;let{activeElement:e}=document;t.div.contains(e)&&!this.#n&&(t._focusEventsAllowed=!1,this.#n=setTimeout(
()=>{this.#n=null,t.div.contains(document.activeElement)?t._focusEventsAllowed=!0:(t.div.addEventListener("focusin",()=>{
t._focusEventsAllowed=!0},{once:!0,signal:this.#d._signal}),e.focus())},0)),t._structTreeParentId=this.#t?.moveElementInDOM(
this.div,t.div,t.contentDiv,!0)}addOrRebuild(t){t.needsToBeRebuilt()?(t.parent||=this,t.rebuild(),t.show()):this.add(t)}addUndoableEditor(t){
let e=()=>t._uiManager.rebuild(t),s=()=>{t.remove()};this.addCommands({cmd:e,undo:s,mustExec:!1})}getEditorByUID(t){for(let e of this.#r.
values())if(e.uid===t)return e;return null}get#A(){return h.#g.get(this.#d.getMode())}combinedSignal(t){return this.#d.combinedSignal(
t)}#w(t){let e=this.#A;return e?new e.prototype.constructor(t):null}canCreateNewEmptyEditor(){return this.#A?.canCreateNewEmptyEditor()}async pasteEditor(t,e){
this.updateToolbar(t),await this.#d.updateMode(t.mode);let{offsetX:s,offsetY:i}=this.#S(),n=this.#d.getId(),r=this.#w({parent:this,
id:n,x:s,y:i,uiManager:this.#d,isCentered:!0,...e});r&&this.add(r)}async deserialize(t){return await h.#g.get(t.annotationType??
t.annotationEditorType)?.deserialize(t,this,this.#d)||null}createAndAddNewEditor(t,e,s={}){let i=this.#d.getId(),n=this.#w(
{parent:this,id:i,x:t.offsetX,y:t.offsetY,uiManager:this.#d,isCentered:e,...s});return n&&this.add(n),n}get boundingClientRect(){
return this.div.getBoundingClientRect()}#S(){let{x:t,y:e,width:s,height:i}=this.boundingClientRect,n=Math.max(0,t),r=Math.
max(0,e),a=Math.min(window.innerWidth,t+s),o=Math.min(window.innerHeight,e+i),l=(n+a)/2-t,c=(r+o)/2-e,[d,u]=this.viewport.
rotation%180===0?[l,c]:[c,l];return{offsetX:d,offsetY:u}}addNewEditor(t={}){this.createAndAddNewEditor(this.#S(),!0,t)}setSelected(t){
this.#d.setSelected(t)}toggleSelected(t){this.#d.toggleSelected(t)}unselect(t){this.#d.unselect(t)}pointerup(t){let{isMac:e}=H.
platform;if(t.button!==0||t.ctrlKey&&e||t.target!==this.div||!this.#a||(this.#a=!1,this.#A?.isDrawer&&this.#A.supportMultipleDrawings))
return;if(!this.#e){this.#e=!0;return}let s=this.#d.getMode();if(s===F.STAMP||s===F.POPUP||s===F.SIGNATURE){this.#d.unselectAll();
return}this.createAndAddNewEditor(t,!1)}pointerdown(t){if(this.#d.getMode()===F.HIGHLIGHT&&this.enableTextSelection(),this.#a){
this.#a=!1;return}let{isMac:e}=H.platform;if(t.button!==0||t.ctrlKey&&e||t.target!==this.div)return;if(this.#a=!0,this.#A?.
isDrawer){this.startDrawingSession(t);return}let s=this.#d.getActive();this.#e=!s||s.isEmpty()}startDrawingSession(t){if(this.
div.focus({preventScroll:!0}),this.#h){this.#A.startDrawing(this,this.#d,!1,t);return}this.#d.setCurrentDrawingSession(this),
this.#h=new AbortController;let e=this.#d.combinedSignal(this.#h);this.div.addEventListener("blur",({relatedTarget:s})=>{
s&&!this.div.contains(s)&&(this.#u=null,this.commitOrRemove())},{signal:e}),this.#A.startDrawing(this,this.#d,!1,t)}pause(t){
if(t){let{activeElement:e}=document;this.div.contains(e)&&(this.#u=e);return}this.#u&&setTimeout(()=>{this.#u?.focus(),this.#u=
null},0)}endDrawingSession(t=!1){return this.#h?(this.#d.setCurrentDrawingSession(null),this.#h.abort(),this.#h=null,this.#u=
null,this.#A.endDrawing(t)):null}findNewParent(t,e,s){let i=this.#d.findParent(e,s);return i===null||i===this?!1:(i.changeParent(
t),!0)}commitOrRemove(){return this.#h?(this.endDrawingSession(),!0):!1}onScaleChanging(){this.#h&&this.#A.onScaleChangingWhenDrawing(
this)}destroy(){this.commitOrRemove(),this.#d.getActive()?.parent===this&&(this.#d.commitOrRemove(),this.#d.setActiveEditor(
null)),this.#n&&(clearTimeout(this.#n),this.#n=null);for(let t of this.#r.values())this.#t?.removePointerInTextLayer(t.contentDiv),
t.setParent(null),t.isAttachedToDOM=!1,t.div.remove();this.div=null,this.#r.clear(),this.#d.removeLayer(this)}#E(){for(let t of this.#r.
values())t.isEmpty()&&t.remove()}async render({viewport:t}){this.viewport=t,Bt(this.div,t);for(let e of this.#d.getEditors(
this.pageIndex))this.add(e),e.rebuild();await this.#d.findClonesForPage(this),this.div.hidden=this.isEmpty,this.updateMode()}update({
viewport:t}){this.#d.commitOrRemove(),this.#E();let e=this.viewport.rotation,s=t.rotation;if(this.viewport=t,Bt(this.div,
{rotation:s}),e!==s)for(let i of this.#r.values())i.rotate(s)}get pageDimensions(){let{pageWidth:t,pageHeight:e}=this.viewport.
rawDims;return[t,e]}get scale(){return this.#d.viewParameters.realScale}};function xa(h,t){return h===t?0:h.compareDocumentPosition(
t)&Node.DOCUMENT_POSITION_FOLLOWING?-1:1}function $e(h){return h?h.nodeType===Node.ELEMENT_NODE?h.closest(".textLayer"):
h.parentElement?.closest(".textLayer")||null:null}function Ta(h,t,e,s){if(h===e)return t<=s;let i=h.compareDocumentPosition(
e);return i&Node.DOCUMENT_POSITION_FOLLOWING?!0:i&Node.DOCUMENT_POSITION_PRECEDING?!1:null}function rr(h,t,e){if(h.nodeType!==
Node.ELEMENT_NODE||!h.classList.contains("textLayer")||t!==h.childNodes.length)return{container:h,offset:t};let s=h.lastChild;
return s?.nodeType===Node.ELEMENT_NODE&&s.classList.contains("endOfContent")&&(s=s.previousSibling),!s||!e.contains(s)?null:
s.nodeType===Node.TEXT_NODE?{container:s,offset:s.textContent.length}:{container:s,offset:s.childNodes.length}}var Pn=class h{#t=null;#e=new Map;#s=null;#i=null;#n=null;#r=null;#a=new Map;static#o=0;static#l=0;static#h=null;static#u=new Set;static#c=!1;static#f=new Set;static#p=new WeakMap;constructor({
filterFactory:t=null,pageColors:e=null,pageIndex:s,textLayer:i=null}){if(this.pageIndex=s,this.#i=t,this.#n=e,i){let n=h.#p.
get(i);if(n?.selectionDiv&&(n.selectionDiv.remove(),h.#u.delete(n.selectionDiv)),h.#p.set(i,{drawLayer:this}),h.#f.add(i),
this.#s=i,this.#r=new MutationObserver(r=>{if(!(!this.#t||!this.#s?.isConnected||!h.#d())){for(let{addedNodes:a}of r)for(let o of a)
if(o.nodeType===Node.ELEMENT_NODE&&o.classList.contains("endOfContent")){h.#b();return}}}),this.#r.observe(i,{childList:!0}),
h.#h===null){h.#h=new AbortController;let{signal:r}=h.#h;document.addEventListener("selectionchange",h.#b.bind(h),{signal:r}),
document.addEventListener("pointerdown",()=>{h.#c=!0},{signal:r}),document.addEventListener("pointerup",()=>{h.#c=!1},{signal:r}),
window.addEventListener("blur",()=>{h.#c=!1},{signal:r})}}}setParent(t){if(!this.#t){this.#t=t,this.#s?.isConnected&&h.#d()&&
h.#b();return}if(this.#t!==t){if(this.#e.size>0)for(let e of this.#e.values())e.remove(),t.append(e);this.#t=t}}static#m(t){
let e=this.#p.get(t);e?.selectionDiv&&(e.selectionDiv.remove(),this.#u.delete(e.selectionDiv),e.selectionDiv=null,e.path=
null)}static#d(){let t=document.getSelection();return!!t&&!t.isCollapsed}static#g(){return this.#f.keys().filter(t=>t.isConnected).
toArray().sort(xa)}static#b(){let t=document.getSelection();if(!t||t.isCollapsed){for(let r of this.#u)r.remove();this.#u.
clear();return}let e=new WeakMap,s=this.#g(),i=[];for(let r=0,a=t.rangeCount;r<a;r++){let o=t.getRangeAt(r);if(o.collapsed)
continue;let{startContainer:l,startOffset:c,endContainer:d,endOffset:u}=o,f=$e(l),p=$e(d),g=f===null,m=p===null;if(this.#c&&
g!==m)return;if(t.rangeCount===1){let{anchorNode:A,anchorOffset:w,focusNode:v,focusOffset:S}=t,E=$e(A),C=$e(v),_=Ta(A,w,
v,S);E&&C&&_!==null&&(_?(l=A,c=w,f=E,d=v,u=S,p=C):(l=v,c=S,f=C,d=A,u=w,p=E))}let b=s.filter(A=>o.intersectsNode(A));if(b.
length===0)continue;let y=!1;if(f||(f=b[0],l=f,c=0,y=!0),p||(p=b.at(-1),d=p,u=p.childNodes.length,y=!0),d.nodeType===Node.
ELEMENT_NODE){if(d.classList.contains("endOfContent")){let A=d.previousSibling;if(!A)continue;d=A,u=A.nodeType===Node.TEXT_NODE?
A.textContent.length:A.childNodes.length}else if(d.classList.contains("textLayer")&&d.childNodes.length===u){let A=rr(d,
u,p);if(!A)continue;d=A.container,u=A.offset}}if(l.nodeType===Node.ELEMENT_NODE){let A=rr(l,c,f);if(!A)continue;l=A.container,
c=A.offset}if(f===p&&!y&&b.includes(f)){i.push([o,f]);continue}for(let A of b){let w=A.firstChild;if(!w)continue;let v=document.
createRange();if(A===f?v.setStart(l,c):v.setStartBefore(w),A===p)v.setEnd(d,u);else{let S=A.lastChild;if(!S)continue;if(S.
nodeType===Node.ELEMENT_NODE&&S.classList.contains("endOfContent")){let E=S.previousSibling;if(!E)continue;v.setEndAfter(
E)}else v.setEndAfter(S)}v.collapsed||i.push([v,A])}}let n=new Set(i.map(r=>r[1]));for(let r of this.#f)n.has(r)||this.#m(
r);for(let[r,a]of i){let o=h.#p.get(a);if(!o)continue;let l=e.get(a);if(!l){let p=a.getBoundingClientRect();l=(g,m,b,y)=>({
x:(g-p.x)/p.width,y:(m-p.y)/p.height,width:b/p.width,height:y/p.height}),e.set(a,l)}let c=[];for(let{x:p,y:g,width:m,height:b}of r.
getClientRects())m===0||b===0||({x:p,y:g,width:m,height:b}=l(p,g,m,b),!(m===1&&b===1)&&c.push(`M${p} ${g} h${m} v${b} h-${m}\
 Z`));if(c.length===0)continue;let d=o.drawLayer,u=o.selectionDiv,f=o.path;if(!u){let p=`clip_selection_${h.#l++}`;u=document.
createElement("div"),u.className="selection",u.style.clipPath=`url(#${p})`;let g=d.#i?.createSelectionStyle(d.#n);if(g)for(let[
y,A]of Object.entries(g))u.style.setProperty(y,A);let m=h._svgFactory.create(1,1,!0);m.setAttribute("aria-hidden","true"),
m.setAttribute("width","100%"),m.setAttribute("height","100%");let b=h._svgFactory.createElement("clipPath");b.setAttribute(
"id",p),b.setAttribute("clipPathUnits","objectBoundingBox"),f=h._svgFactory.createElement("path"),b.append(f),m.append(b),
u.append(m),o.path=f,o.selectionDiv=u}d.#t&&u.parentNode!==d.#t&&(d.#t.append(u),this.#u.add(u)),f.setAttribute("d",c.join(
" "))}}static get _svgFactory(){return k(this,"_svgFactory",new xe)}static#y(t,[e,s,i,n]){let{style:r}=t;r.top=`${100*s}\
%`,r.left=`${100*e}%`,r.width=`${100*i}%`,r.height=`${100*n}%`}#A(){let t=h._svgFactory.create(1,1,!0);return this.#t.append(
t),t.setAttribute("aria-hidden","true"),t}#w(t,e){let s=h._svgFactory.createElement("clipPath");t.append(s);let i=`clip_${e}`;
s.setAttribute("id",i),s.setAttribute("clipPathUnits","objectBoundingBox");let n=h._svgFactory.createElement("use");return s.
append(n),n.setAttribute("href",`#${e}`),n.classList.add("clip"),i}#S(t,e){for(let[s,i]of Object.entries(e))i===null?t.removeAttribute(
s):t.setAttribute(s,i)}draw(t,e=!1,s=!1){let i=h.#o++,n=this.#A(),r=h._svgFactory.createElement("defs");n.append(r);let a=h.
_svgFactory.createElement("path");r.append(a);let o=`path_${i}`;a.setAttribute("id",o),a.setAttribute("vector-effect","n\
on-scaling-stroke"),e&&this.#a.set(i,a);let l=s?this.#w(r,o):null,c=h._svgFactory.createElement("use");return n.append(c),
c.setAttribute("href",`#${o}`),this.updateProperties(n,t),this.#e.set(i,n),{id:i,clipPathId:`url(#${l})`}}drawOutline(t,e){
let s=h.#o++,i=this.#A(),n=h._svgFactory.createElement("defs");i.append(n);let r=h._svgFactory.createElement("path");n.append(
r);let a=`path_${s}`;r.setAttribute("id",a),r.setAttribute("vector-effect","non-scaling-stroke");let o;if(e){let d=h._svgFactory.
createElement("mask");n.append(d),o=`mask_${s}`,d.setAttribute("id",o),d.setAttribute("maskUnits","objectBoundingBox");let u=h.
_svgFactory.createElement("rect");d.append(u),u.setAttribute("width","1"),u.setAttribute("height","1"),u.setAttribute("f\
ill","white");let f=h._svgFactory.createElement("use");d.append(f),f.setAttribute("href",`#${a}`),f.setAttribute("stroke",
"none"),f.setAttribute("fill","black"),f.setAttribute("fill-rule","nonzero"),f.classList.add("mask")}let l=h._svgFactory.
createElement("use");i.append(l),l.setAttribute("href",`#${a}`),o&&l.setAttribute("mask",`url(#${o})`);let c=l.cloneNode();
return i.append(c),l.classList.add("mainOutline"),c.classList.add("secondaryOutline"),this.updateProperties(i,t),this.#e.
set(s,i),s}finalizeDraw(t,e){this.#a.delete(t),this.updateProperties(t,e)}updateProperties(t,e){if(!e)return;let{root:s,
bbox:i,rootClass:n,path:r}=e,a=typeof t=="number"?this.#e.get(t):t;if(a){if(s&&this.#S(a,s),i&&h.#y(a,i),n){let{classList:o}=a;
for(let[l,c]of Object.entries(n))o.toggle(l,c)}if(r){let l=a.firstElementChild.firstElementChild;this.#S(l,r)}}}updateParent(t,e){
if(e===this)return;let s=this.#e.get(t);s&&(e.#t.append(s),this.#e.delete(t),e.#e.set(t,s))}remove(t){this.#a.delete(t),
this.#t!==null&&(this.#e.get(t).remove(),this.#e.delete(t))}destroy(){this.#t=null;for(let t of this.#e.values())t.remove();
this.#e.clear(),this.#a.clear(),this.#r?.disconnect(),this.#r=null,this.#s&&(h.#p.get(this.#s)?.drawLayer===this&&(h.#m(
this.#s),h.#p.delete(this.#s),h.#f.delete(this.#s),h.#f.size===0&&(h.#h?.abort(),h.#h=null,h.#c=!1)),this.#s=null)}};function Ve(h){
return`${(h*100).toFixed(2)}%`}var Mn=class h{#t=[];#e=new Map;#s=null;#i=0;#n=0;#r=0;static#a=null;constructor(t,e,s,i){
this.#i=t,this.#t=e,this.#n=s.rawDims.pageWidth,this.#r=s.rawDims.pageHeight,this.#s=i}render(){let t=document.createElement(
"div");t.className="textLayerImages";for(let e=0;e<this.#t.length;e+=6){let s=this.#o(this.#t.subarray(e,e+6));s&&t.append(
s)}return t.addEventListener("contextmenu",e=>{if(!(e.target instanceof HTMLCanvasElement))return;let s=e.target,i=this.#e.
get(s);if(!i)return;let n=h.#a?.deref();if(n===s)return;n&&(n.width=0,n.height=0),h.#a=new WeakRef(s);let{inverseTransform:r,
x1:a,y1:o,width:l,height:c}=i,d=this.#s(),u=Math.ceil(a*d.width),f=Math.ceil(o*d.height),p=Math.floor((a+l/this.#n)*d.width),
g=Math.floor((o+c/this.#r)*d.height);s.width=p-u,s.height=g-f;let m=s.getContext("2d");m.setTransform(...r),m.translate(
-u,-f),m.drawImage(d,0,0)}),t}#o([t,e,s,i,n,r]){let a=Math.hypot((n-t)*this.#n,(r-e)*this.#r),o=Math.hypot((s-t)*this.#n,
(i-e)*this.#r);if(a<this.#i||o<this.#i)return null;let l=[(n-t)*this.#n/a,(r-e)*this.#r/a,(s-t)*this.#n/o,(i-e)*this.#r/
o,0,0],c=x.inverseTransform(l),d=document.createElement("canvas");return d.className="textLayerImagePlaceholder",d.width=
0,d.height=0,Object.assign(d.style,{opacity:0,position:"absolute",left:Ve(t),top:Ve(e),width:Ve(a/this.#n),height:Ve(o/this.#r),
transformOrigin:"0% 0%",transform:`matrix(${l.join(",")})`}),this.#e.set(d,{inverseTransform:c,width:a,height:o,x1:t,y1:e}),
d}};globalThis._pdfjsTestingUtils={HighlightOutliner:De};globalThis.pdfjsLib={AbortException:wt,AnnotationEditorLayer:kn,
AnnotationEditorParamsType:N,AnnotationEditorType:F,AnnotationEditorUIManager:Ut,AnnotationLayer:mn,AnnotationMode:Mt,AnnotationType:W,
applyOpacity:Hr,build:Ea,ColorPicker:ls,createValidAbsoluteUrl:or,CSSConstants:Vs,DOMSVGFactory:xe,DrawLayer:Pn,FeatureTest:H,
fetchData:In,findContrastColor:Ur,getDocument:Cr,getFilenameFromUrl:zr,getPdfFilenameFromUrl:$r,getRGB:Fe,getRGBA:ie,getUuid:hr,
GlobalWorkerOptions:pt,ImageKind:We,InvalidPDFException:pe,isDataScheme:_s,isPdfFile:Dn,isValidExplicitDest:qr,makeArr:se,
makeMap:Ke,makeObj:Us,makeSet:Br,MathClamp:V,noContextMenu:gt,normalizeUnicode:Fr,OPS:_t,OutputScale:ft,PasswordException:fe,
PasswordResponses:Ir,PDFDataRangeTransport:os,PDFDateString:ye,PDFWorker:Ce,PermissionFlag:Mr,PixelsPerInch:Dt,RenderingCancelledException:ge,
renderRichText:dr,ResponseException:Qt,setLayerDimensions:Bt,shadow:k,SignatureExtractor:It,stopEvent:tt,SupportedImageMimeTypes:zs,
TextLayer:ee,TextLayerImages:Mn,TouchManager:Je,updateUrlHash:lr,Util:x,VerbosityLevel:ws,version:Sa,XfaLayer:qe};export{pt as GlobalWorkerOptions,ee as TextLayer,Cr as getDocument};
