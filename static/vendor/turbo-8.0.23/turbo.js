var Qs=Object.defineProperty;var ss=s=>{throw TypeError(s)};var Gs=(s,e,t)=>e in s?Qs(s,e,{enumerable:!0,configurable:!0,writable:!0,value:t}):s[e]=t;var l=(s,e,t)=>Gs(s,typeof e!="symbol"?e+"":e,t),pt=(s,e,t)=>e.has(s)||ss("Cannot "+t);var m=(s,e,t)=>(pt(s,e,"read from private field"),t?t.call(s):e.get(s)),A=(s,e,t)=>e.has(s)?ss("Cannot add the same priv\
ate member more than once"):e instanceof WeakSet?e.add(s):e.set(s,t),C=(s,e,t,r)=>(pt(s,e,"write to private field"),r?r.
call(s,t):e.set(s,t),t),p=(s,e,t)=>(pt(s,e,"access private method"),t);var ue={eager:"eager",lazy:"lazy"},ut=class ut extends HTMLElement{constructor(){super();l(this,"loaded",Promise.resolve());
this.delegate=new ut.delegateConstructor(this)}static get observedAttributes(){return["disabled","loading","src"]}connectedCallback(){
this.delegate.connect()}disconnectedCallback(){this.delegate.disconnect()}reload(){return this.delegate.sourceURLReloaded()}attributeChangedCallback(t){
t=="loading"?this.delegate.loadingStyleChanged():t=="src"?this.delegate.sourceURLChanged():t=="disabled"&&this.delegate.
disabledChanged()}get src(){return this.getAttribute("src")}set src(t){t?this.setAttribute("src",t):this.removeAttribute(
"src")}get refresh(){return this.getAttribute("refresh")}set refresh(t){t?this.setAttribute("refresh",t):this.removeAttribute(
"refresh")}get shouldReloadWithMorph(){return this.src&&this.refresh==="morph"}get loading(){return Zs(this.getAttribute(
"loading")||"")}set loading(t){t?this.setAttribute("loading",t):this.removeAttribute("loading")}get disabled(){return this.
hasAttribute("disabled")}set disabled(t){t?this.setAttribute("disabled",""):this.removeAttribute("disabled")}get autoscroll(){
return this.hasAttribute("autoscroll")}set autoscroll(t){t?this.setAttribute("autoscroll",""):this.removeAttribute("auto\
scroll")}get complete(){return!this.delegate.isLoading}get isActive(){return this.ownerDocument===document&&!this.isPreview}get isPreview(){
return this.ownerDocument?.documentElement?.hasAttribute("data-turbo-preview")}};l(ut,"delegateConstructor");var N=ut;function Zs(s){
return s.toLowerCase()==="lazy"?ue.lazy:ue.eager}var er={enabled:!0,progressBarDelay:500,unvisitableExtensions:new Set([
".7z",".aac",".apk",".avi",".bmp",".bz2",".css",".csv",".deb",".dmg",".doc",".docx",".exe",".gif",".gz",".heic",".heif",
".ico",".iso",".jpeg",".jpg",".js",".json",".m4a",".mkv",".mov",".mp3",".mp4",".mpeg",".mpg",".msi",".ogg",".ogv",".pdf",
".pkg",".png",".ppt",".pptx",".rar",".rtf",".svg",".tar",".tif",".tiff",".txt",".wav",".webm",".webp",".wma",".wmv",".xl\
s",".xlsx",".xml",".zip"])};function Ce(s){if(s.getAttribute("data-turbo-eval")=="false")return s;{let e=document.createElement(
"script"),t=fs();return t&&(e.nonce=t),e.textContent=s.textContent,e.async=!1,tr(e,s),e}}function tr(s,e){for(let{name:t,
value:r}of e.attributes)s.setAttribute(t,r)}function sr(s){let e=document.createElement("template");return e.innerHTML=s,
e.content}function I(s,{target:e,cancelable:t,detail:r}={}){let i=new CustomEvent(s,{cancelable:t,bubbles:!0,composed:!0,
detail:r});return e&&e.isConnected?e.dispatchEvent(i):document.documentElement.dispatchEvent(i),i}function rs(s){s.preventDefault(),
s.stopImmediatePropagation()}function Re(){return document.visibilityState==="hidden"?hs():ls()}function ls(){return new Promise(
s=>requestAnimationFrame(()=>s()))}function hs(){return new Promise(s=>setTimeout(()=>s(),0))}function us(s=""){return new DOMParser().
parseFromString(s,"text/html")}function ds(s,...e){let t=rr(s,e).replace(/^\n/,"").split(`
`),r=t[0].match(/^\s+/),i=r?r[0].length:0;return t.map(a=>a.slice(i)).join(`
`)}function rr(s,e){return s.reduce((t,r,i)=>{let a=e[i]==null?"":e[i];return t+r+a},"")}function ee(){return Array.from(
{length:36}).map((s,e)=>e==8||e==13||e==18||e==23?"-":e==14?"4":e==19?(Math.floor(Math.random()*4)+8).toString(16):Math.
floor(Math.random()*16).toString(16)).join("")}function Ge(s,...e){for(let t of e.map(r=>r?.getAttribute(s)))if(typeof t==
"string")return t;return null}function ir(s,...e){return e.some(t=>t&&t.hasAttribute(s))}function Ze(...s){for(let e of s)
e.localName=="turbo-frame"&&e.setAttribute("busy",""),e.setAttribute("aria-busy","true")}function et(...s){for(let e of s)
e.localName=="turbo-frame"&&e.removeAttribute("busy"),e.removeAttribute("aria-busy")}function nr(s,e=2e3){return new Promise(
t=>{let r=()=>{s.removeEventListener("error",r),s.removeEventListener("load",r),t()};s.addEventListener("load",r,{once:!0}),
s.addEventListener("error",r,{once:!0}),setTimeout(t,e)})}function ms(s){switch(s){case"replace":return history.replaceState;case"\
advance":case"restore":return history.pushState}}function or(s){return s=="advance"||s=="replace"||s=="restore"}function oe(...s){
let e=Ge("data-turbo-action",...s);return or(e)?e:null}function Xt(s){return document.querySelector(`meta[name="${s}"]`)}
function tt(s){let e=Xt(s);return e&&e.content}function fs(){let s=Xt("csp-nonce");if(s){let{nonce:e,content:t}=s;return e==
""?t:e}}function ar(s,e){let t=Xt(s);return t||(t=document.createElement("meta"),t.setAttribute("name",s),document.head.
appendChild(t)),t.setAttribute("content",e),t}function me(s,e){if(s instanceof Element)return s.closest(e)||me(s.assignedSlot||
s.getRootNode()?.host,e)}function Yt(s){return!!s&&s.closest("[inert], :disabled, [hidden], details:not([open]), dialog:\
not([open])")==null&&typeof s.focus=="function"}function ps(s){return Array.from(s.querySelectorAll("[autofocus]")).find(
Yt)}async function cr(s,e){let t=e();s(),await ls();let r=e();return[t,r]}function gs(s){if(s==="_blank")return!1;if(s){
for(let e of document.getElementsByName(s))if(e instanceof HTMLIFrameElement)return!1;return!0}else return!0}function bs(s){
let e=me(s,"a[href], a[xlink\\:href]");if(!e||e.href.startsWith("#")||e.hasAttribute("download"))return null;let t=e.getAttribute(
"target");return t&&t!=="_self"?null:e}function lr(s,e){let t=null;return(...r)=>{let i=()=>s.apply(this,r);clearTimeout(
t),t=setTimeout(i,e)}}var hr={"aria-disabled":{beforeSubmit:s=>{s.setAttribute("aria-disabled","true"),s.addEventListener(
"click",rs)},afterSubmit:s=>{s.removeAttribute("aria-disabled"),s.removeEventListener("click",rs)}},disabled:{beforeSubmit:s=>s.
disabled=!0,afterSubmit:s=>s.disabled=!1}},Fe,gt=class{constructor(e){A(this,Fe,null);Object.assign(this,e)}get submitter(){
return m(this,Fe)}set submitter(e){C(this,Fe,hr[e]||e)}};Fe=new WeakMap;var ur=new gt({mode:"on",submitter:"disabled"}),
F={drive:er,forms:ur};function H(s){return new URL(s.toString(),document.baseURI)}function Le(s){let e;if(s.hash)return s.
hash.slice(1);if(e=s.href.match(/#(.*)$/))return e[1]}function Jt(s,e){let t=e?.getAttribute("formaction")||s.getAttribute(
"action")||s.action;return H(t)}function dr(s){return(gr(s).match(/\.[^.]*$/)||[])[0]||""}function mr(s,e){let t=is(e.origin+
e.pathname);return is(s.href)===t||s.href.startsWith(t)}function Y(s,e){return mr(s,e)&&!F.drive.unvisitableExtensions.has(
dr(s))}function vs(s){return H(s.getAttribute("href")||"")}function fr(s){let e=Le(s);return e!=null?s.href.slice(0,-(e.
length+1)):s.href}function Ke(s){return fr(s)}function Ss(s,e){return H(s).href==H(e).href}function pr(s){return s.pathname.
split("/").slice(1)}function gr(s){return pr(s).slice(-1)[0]}function is(s){return s.endsWith("/")?s:s+"/"}var Pe=class{constructor(e){
this.response=e}get succeeded(){return this.response.ok}get failed(){return!this.succeeded}get clientError(){return this.
statusCode>=400&&this.statusCode<=499}get serverError(){return this.statusCode>=500&&this.statusCode<=599}get redirected(){
return this.response.redirected}get location(){return H(this.response.url)}get isHTML(){return this.contentType&&this.contentType.
match(/^(?:text\/([^\s;,]+\b)?html|application\/xhtml\+xml)\b/)}get statusCode(){return this.response.status}get contentType(){
return this.header("Content-Type")}get responseText(){return this.response.clone().text()}get responseHTML(){return this.
isHTML?this.response.clone().text():Promise.resolve(void 0)}header(e){return this.response.headers.get(e)}},bt=class extends Set{constructor(e){
super(),this.maxSize=e}add(e){if(this.size>=this.maxSize){let r=this.values().next().value;this.delete(r)}super.add(e)}},
ws=new bt(20);function Es(s,e={}){let t=new Headers(e.headers||{}),r=ee();return ws.add(r),t.append("X-Turbo-Request-Id",
r),window.fetch(s,{...e,headers:t})}function Qt(s){switch(s.toLowerCase()){case"get":return B.get;case"post":return B.post;case"\
put":return B.put;case"patch":return B.patch;case"delete":return B.delete}}var B={get:"get",post:"post",put:"put",patch:"\
patch",delete:"delete"};function br(s){switch(s.toLowerCase()){case re.multipart:return re.multipart;case re.plain:return re.
plain;default:return re.urlEncoded}}var re={urlEncoded:"application/x-www-form-urlencoded",multipart:"multipart/form-dat\
a",plain:"text/plain"},He,Ee,ys,As,ae=class{constructor(e,t,r,i=new URLSearchParams,a=null,g=re.urlEncoded){A(this,Ee);l(
this,"abortController",new AbortController);A(this,He,e=>{});let[L,k]=ns(H(r),t,i,g);this.delegate=e,this.url=L,this.target=
a,this.fetchOptions={credentials:"same-origin",redirect:"follow",method:t.toUpperCase(),headers:{...this.defaultHeaders},
body:k,signal:this.abortSignal,referrer:this.delegate.referrer?.href},this.enctype=g}get method(){return this.fetchOptions.
method}set method(e){let t=this.isSafe?this.url.searchParams:this.fetchOptions.body||new FormData,r=Qt(e)||B.get;this.url.
search="";let[i,a]=ns(this.url,r,t,this.enctype);this.url=i,this.fetchOptions.body=a,this.fetchOptions.method=r.toUpperCase()}get headers(){
return this.fetchOptions.headers}set headers(e){this.fetchOptions.headers=e}get body(){return this.isSafe?this.url.searchParams:
this.fetchOptions.body}set body(e){this.fetchOptions.body=e}get location(){return this.url}get params(){return this.url.
searchParams}get entries(){return this.body?Array.from(this.body.entries()):[]}cancel(){this.abortController.abort()}async perform(){
let{fetchOptions:e}=this;this.delegate.prepareRequest(this);let t=await p(this,Ee,ys).call(this,e);try{this.delegate.requestStarted(
this),t.detail.fetchRequest?this.response=t.detail.fetchRequest.response:this.response=Es(this.url.href,e);let r=await this.
response;return await this.receive(r)}catch(r){if(r.name!=="AbortError")throw p(this,Ee,As).call(this,r)&&this.delegate.
requestErrored(this,r),r}finally{this.delegate.requestFinished(this)}}async receive(e){let t=new Pe(e);return I("turbo:b\
efore-fetch-response",{cancelable:!0,detail:{fetchResponse:t},target:this.target}).defaultPrevented?this.delegate.requestPreventedHandlingResponse(
this,t):t.succeeded?this.delegate.requestSucceededWithResponse(this,t):this.delegate.requestFailedWithResponse(this,t),t}get defaultHeaders(){
return{Accept:"text/html, application/xhtml+xml"}}get isSafe(){return Gt(this.method)}get abortSignal(){return this.abortController.
signal}acceptResponseType(e){this.headers.Accept=[e,this.headers.Accept].join(", ")}};He=new WeakMap,Ee=new WeakSet,ys=async function(e){
let t=new Promise(i=>C(this,He,i)),r=I("turbo:before-fetch-request",{cancelable:!0,detail:{fetchOptions:e,url:this.url,resume:m(
this,He)},target:this.target});return this.url=r.detail.url,r.defaultPrevented&&await t,r},As=function(e){return!I("turb\
o:fetch-request-error",{target:this.target,cancelable:!0,detail:{request:this,error:e}}).defaultPrevented};function Gt(s){
return Qt(s)==B.get}function ns(s,e,t,r){let i=Array.from(t).length>0?new URLSearchParams(Ts(t)):s.searchParams;return Gt(
e)?[vr(s,i),null]:r==re.urlEncoded?[s,i]:[s,t]}function Ts(s){let e=[];for(let[t,r]of s)r instanceof File||e.push([t,r]);
return e}function vr(s,e){let t=new URLSearchParams(Ts(e));return s.search=t.toString(),s}var vt=class{constructor(e,t){
l(this,"started",!1);l(this,"intersect",e=>{e.slice(-1)[0]?.isIntersecting&&this.delegate.elementAppearedInViewport(this.
element)});this.delegate=e,this.element=t,this.intersectionObserver=new IntersectionObserver(this.intersect)}start(){this.
started||(this.started=!0,this.intersectionObserver.observe(this.element))}stop(){this.started&&(this.started=!1,this.intersectionObserver.
unobserve(this.element))}},K=class{static wrap(e){return typeof e=="string"?new this(sr(e)):e}constructor(e){this.fragment=
Sr(e)}};l(K,"contentType","text/vnd.turbo-stream.html");function Sr(s){for(let e of s.querySelectorAll("turbo-stream")){
let t=document.importNode(e,!0);for(let r of t.templateElement.content.querySelectorAll("script"))r.replaceWith(Ce(r));e.
replaceWith(t)}return s}var wr=s=>s,J,st=class{constructor(e,t=wr){l(this,"keys",[]);l(this,"entries",{});A(this,J);this.
size=e,C(this,J,t)}has(e){return m(this,J).call(this,e)in this.entries}get(e){if(this.has(e)){let t=this.read(e);return this.
touch(e),t}}put(e,t){return this.write(e,t),this.touch(e),t}clear(){for(let e of Object.keys(this.entries))this.evict(e)}read(e){
return this.entries[m(this,J).call(this,e)]}write(e,t){this.entries[m(this,J).call(this,e)]=t}touch(e){e=m(this,J).call(
this,e);let t=this.keys.indexOf(e);t>-1&&this.keys.splice(t,1),this.keys.unshift(e),this.trim()}trim(){for(let e of this.
keys.splice(this.size))this.evict(e)}evict(e){delete this.entries[e]}};J=new WeakMap;var Er=100,ie,pe,St=class extends st{constructor(t=1,r=Er){
super(t,Ke);A(this,ie,null);A(this,pe,{});this.prefetchDelay=r}putLater(t,r,i){C(this,ie,setTimeout(()=>{r.perform(),this.
put(t,r,i),C(this,ie,null)},this.prefetchDelay))}put(t,r,i=Rs){super.put(t,r),m(this,pe)[Ke(t)]=new Date(new Date().getTime()+
i)}clear(){super.clear(),m(this,ie)&&clearTimeout(m(this,ie))}evict(t){super.evict(t),delete m(this,pe)[t]}has(t){if(super.
has(t)){let r=m(this,pe)[Ke(t)];return r&&r>Date.now()}else return!1}};ie=new WeakMap,pe=new WeakMap;var Rs=10*1e3,de=new St,
le={initialized:"initialized",requesting:"requesting",waiting:"waiting",receiving:"receiving",stopping:"stopping",stopped:"\
stopped"},rt=class s{constructor(e,t,r,i=!1){l(this,"state",le.initialized);let a=Cr(t,r),g=Lr(Rr(t,r),a),L=yr(t,r),k=Pr(
t,r);this.delegate=e,this.formElement=t,this.submitter=r,this.fetchRequest=new ae(this,a,g,L,t,k),this.mustRedirect=i}static confirmMethod(e){
return Promise.resolve(confirm(e))}get method(){return this.fetchRequest.method}set method(e){this.fetchRequest.method=e}get action(){
return this.fetchRequest.url.toString()}set action(e){this.fetchRequest.url=H(e)}get body(){return this.fetchRequest.body}get enctype(){
return this.fetchRequest.enctype}get isSafe(){return this.fetchRequest.isSafe}get location(){return this.fetchRequest.url}async start(){
let{initialized:e,requesting:t}=le,r=Ge("data-turbo-confirm",this.submitter,this.formElement);if(!(typeof r=="string"&&!await(typeof F.
forms.confirm=="function"?F.forms.confirm:s.confirmMethod)(r,this.formElement,this.submitter))&&this.state==e)return this.
state=t,this.fetchRequest.perform()}stop(){let{stopping:e,stopped:t}=le;if(this.state!=e&&this.state!=t)return this.state=
e,this.fetchRequest.cancel(),!0}prepareRequest(e){if(!e.isSafe){let t=Ar(tt("csrf-param"))||tt("csrf-token");t&&(e.headers["\
X-CSRF-Token"]=t)}this.requestAcceptsTurboStreamResponse(e)&&e.acceptResponseType(K.contentType)}requestStarted(e){this.
state=le.waiting,this.submitter&&F.forms.submitter.beforeSubmit(this.submitter),this.setSubmitsWith(),Ze(this.formElement),
I("turbo:submit-start",{target:this.formElement,detail:{formSubmission:this}}),this.delegate.formSubmissionStarted(this)}requestPreventedHandlingResponse(e,t){
de.clear(),this.result={success:t.succeeded,fetchResponse:t}}requestSucceededWithResponse(e,t){if(t.clientError||t.serverError){
this.delegate.formSubmissionFailedWithResponse(this,t);return}if(de.clear(),this.requestMustRedirect(e)&&Tr(t)){let r=new Error(
"Form responses must redirect to another location");this.delegate.formSubmissionErrored(this,r)}else this.state=le.receiving,
this.result={success:!0,fetchResponse:t},this.delegate.formSubmissionSucceededWithResponse(this,t)}requestFailedWithResponse(e,t){
this.result={success:!1,fetchResponse:t},this.delegate.formSubmissionFailedWithResponse(this,t)}requestErrored(e,t){this.
result={success:!1,error:t},this.delegate.formSubmissionErrored(this,t)}requestFinished(e){this.state=le.stopped,this.submitter&&
F.forms.submitter.afterSubmit(this.submitter),this.resetSubmitterText(),et(this.formElement),I("turbo:submit-end",{target:this.
formElement,detail:{formSubmission:this,...this.result}}),this.delegate.formSubmissionFinished(this)}setSubmitsWith(){if(!(!this.
submitter||!this.submitsWith)){if(this.submitter.matches("button"))this.originalSubmitText=this.submitter.innerHTML,this.
submitter.innerHTML=this.submitsWith;else if(this.submitter.matches("input")){let e=this.submitter;this.originalSubmitText=
e.value,e.value=this.submitsWith}}}resetSubmitterText(){if(!(!this.submitter||!this.originalSubmitText)){if(this.submitter.
matches("button"))this.submitter.innerHTML=this.originalSubmitText;else if(this.submitter.matches("input")){let e=this.submitter;
e.value=this.originalSubmitText}}}requestMustRedirect(e){return!e.isSafe&&this.mustRedirect}requestAcceptsTurboStreamResponse(e){
return!e.isSafe||ir("data-turbo-stream",this.submitter,this.formElement)}get submitsWith(){return this.submitter?.getAttribute(
"data-turbo-submits-with")}};function yr(s,e){let t=new FormData(s),r=e?.getAttribute("name"),i=e?.getAttribute("value");
return r&&t.append(r,i||""),t}function Ar(s){if(s!=null){let t=(document.cookie?document.cookie.split("; "):[]).find(r=>r.
startsWith(s));if(t){let r=t.split("=").slice(1).join("=");return r?decodeURIComponent(r):void 0}}}function Tr(s){return s.
statusCode==200&&!s.redirected}function Rr(s,e){let t=typeof s.action=="string"?s.action:null;return e?.hasAttribute("fo\
rmaction")?e.getAttribute("formaction")||"":s.getAttribute("action")||t||""}function Lr(s,e){let t=H(s);return Gt(e)&&(t.
search=""),t}function Cr(s,e){let t=e?.getAttribute("formmethod")||s.getAttribute("method")||"";return Qt(t.toLowerCase())||
B.get}function Pr(s,e){return br(e?.getAttribute("formenctype")||s.enctype)}var we=class{constructor(e){this.element=e}get activeElement(){
return this.element.ownerDocument.activeElement}get children(){return[...this.element.children]}hasAnchor(e){return this.
getElementForAnchor(e)!=null}getElementForAnchor(e){return e?this.element.querySelector(`[id='${e}'], a[name='${e}']`):null}get isConnected(){
return this.element.isConnected}get firstAutofocusableElement(){return ps(this.element)}get permanentElements(){return Cs(
this.element)}getPermanentElementById(e){return Ls(this.element,e)}getPermanentElementMapForSnapshot(e){let t={};for(let r of this.
permanentElements){let{id:i}=r,a=e.getPermanentElementById(i);a&&(t[i]=[r,a])}return t}};function Ls(s,e){return s.querySelector(
`#${e}[data-turbo-permanent]`)}function Cs(s){return s.querySelectorAll("[id][data-turbo-permanent]")}var Me=class{constructor(e,t){
l(this,"started",!1);l(this,"submitCaptured",()=>{this.eventTarget.removeEventListener("submit",this.submitBubbled,!1),this.
eventTarget.addEventListener("submit",this.submitBubbled,!1)});l(this,"submitBubbled",e=>{if(!e.defaultPrevented){let t=e.
target instanceof HTMLFormElement?e.target:void 0,r=e.submitter||void 0;t&&Mr(t,r)&&Ir(t,r)&&this.delegate.willSubmitForm(
t,r)&&(e.preventDefault(),e.stopImmediatePropagation(),this.delegate.formSubmitted(t,r))}});this.delegate=e,this.eventTarget=
t}start(){this.started||(this.eventTarget.addEventListener("submit",this.submitCaptured,!0),this.started=!0)}stop(){this.
started&&(this.eventTarget.removeEventListener("submit",this.submitCaptured,!0),this.started=!1)}};function Mr(s,e){return(e?.
getAttribute("formmethod")||s.getAttribute("method"))!="dialog"}function Ir(s,e){let t=e?.getAttribute("formtarget")||s.
getAttribute("target");return gs(t)}var Be,Ne,it=class{constructor(e,t){A(this,Be,e=>{});A(this,Ne,e=>{});this.delegate=
e,this.element=t}scrollToAnchor(e){let t=this.snapshot.getElementForAnchor(e);t?(this.focusElement(t),this.scrollToElement(
t)):this.scrollToPosition({x:0,y:0})}scrollToAnchorFromLocation(e){this.scrollToAnchor(Le(e))}scrollToElement(e){e.scrollIntoView()}focusElement(e){
e instanceof HTMLElement&&(e.hasAttribute("tabindex")?e.focus():(e.setAttribute("tabindex","-1"),e.focus(),e.removeAttribute(
"tabindex")))}scrollToPosition({x:e,y:t}){this.scrollRoot.scrollTo(e,t)}scrollToTop(){this.scrollToPosition({x:0,y:0})}get scrollRoot(){
return window}async render(e){let{isPreview:t,shouldRender:r,willRender:i,newSnapshot:a}=e,g=i;if(r)try{this.renderPromise=
new Promise(O=>C(this,Be,O)),this.renderer=e,await this.prepareToRenderSnapshot(e);let L=new Promise(O=>C(this,Ne,O)),k={
resume:m(this,Ne),render:this.renderer.renderElement,renderMethod:this.renderer.renderMethod};this.delegate.allowsImmediateRender(
a,k)||await L,await this.renderSnapshot(e),this.delegate.viewRenderedSnapshot(a,t,this.renderer.renderMethod),this.delegate.
preloadOnLoadLinksForView(this.element),this.finishRenderingSnapshot(e)}finally{delete this.renderer,m(this,Be).call(this,
void 0),delete this.renderPromise}else g&&this.invalidate(e.reloadReason)}invalidate(e){this.delegate.viewInvalidated(e)}async prepareToRenderSnapshot(e){
this.markAsPreview(e.isPreview),await e.prepareToRender()}markAsPreview(e){e?this.element.setAttribute("data-turbo-previ\
ew",""):this.element.removeAttribute("data-turbo-preview")}markVisitDirection(e){this.element.setAttribute("data-turbo-v\
isit-direction",e)}unmarkVisitDirection(){this.element.removeAttribute("data-turbo-visit-direction")}async renderSnapshot(e){
await e.render()}finishRenderingSnapshot(e){e.finishRendering()}};Be=new WeakMap,Ne=new WeakMap;var wt=class extends it{missing(){
this.element.innerHTML='<strong class="turbo-frame-error">Content missing</strong>'}get snapshot(){return new we(this.element)}},
nt=class{constructor(e,t){l(this,"clickBubbled",e=>{this.clickEventIsSignificant(e)?this.clickEvent=e:delete this.clickEvent});
l(this,"linkClicked",e=>{this.clickEvent&&this.clickEventIsSignificant(e)&&this.delegate.shouldInterceptLinkClick(e.target,
e.detail.url,e.detail.originalEvent)&&(this.clickEvent.preventDefault(),e.preventDefault(),this.delegate.linkClickIntercepted(
e.target,e.detail.url,e.detail.originalEvent)),delete this.clickEvent});l(this,"willVisit",e=>{delete this.clickEvent});
this.delegate=e,this.element=t}start(){this.element.addEventListener("click",this.clickBubbled),document.addEventListener(
"turbo:click",this.linkClicked),document.addEventListener("turbo:before-visit",this.willVisit)}stop(){this.element.removeEventListener(
"click",this.clickBubbled),document.removeEventListener("turbo:click",this.linkClicked),document.removeEventListener("tu\
rbo:before-visit",this.willVisit)}clickEventIsSignificant(e){let t=e.composed?e.target?.parentElement:e.target,r=bs(t)||
t;return r instanceof Element&&r.closest("turbo-frame, html")==this.element}},ot=class{constructor(e,t){l(this,"started",
!1);l(this,"clickCaptured",()=>{this.eventTarget.removeEventListener("click",this.clickBubbled,!1),this.eventTarget.addEventListener(
"click",this.clickBubbled,!1)});l(this,"clickBubbled",e=>{if(e instanceof MouseEvent&&this.clickEventIsSignificant(e)){let t=e.
composedPath&&e.composedPath()[0]||e.target,r=bs(t);if(r&&gs(r.target)){let i=vs(r);this.delegate.willFollowLinkToLocation(
r,i,e)&&(e.preventDefault(),this.delegate.followedLinkToLocation(r,i))}}});this.delegate=e,this.eventTarget=t}start(){this.
started||(this.eventTarget.addEventListener("click",this.clickCaptured,!0),this.started=!0)}stop(){this.started&&(this.eventTarget.
removeEventListener("click",this.clickCaptured,!0),this.started=!1)}clickEventIsSignificant(e){return!(e.target&&e.target.
isContentEditable||e.defaultPrevented||e.which>1||e.altKey||e.ctrlKey||e.metaKey||e.shiftKey)}},at=class{constructor(e,t){
this.delegate=e,this.linkInterceptor=new ot(this,t)}start(){this.linkInterceptor.start()}stop(){this.linkInterceptor.stop()}canPrefetchRequestToLocation(e,t){
return!1}prefetchAndCacheRequestToLocation(e,t){}willFollowLinkToLocation(e,t,r){return this.delegate.willSubmitFormLinkToLocation(
e,t,r)&&(e.hasAttribute("data-turbo-method")||e.hasAttribute("data-turbo-stream"))}followedLinkToLocation(e,t){let r=document.
createElement("form"),i="hidden";for(let[ce,S]of t.searchParams)r.append(Object.assign(document.createElement("input"),{
type:i,name:ce,value:S}));let a=Object.assign(t,{search:""});r.setAttribute("data-turbo","true"),r.setAttribute("action",
a.href),r.setAttribute("hidden","");let g=e.getAttribute("data-turbo-method");g&&r.setAttribute("method",g);let L=e.getAttribute(
"data-turbo-frame");L&&r.setAttribute("data-turbo-frame",L);let k=oe(e);k&&r.setAttribute("data-turbo-action",k);let X=e.
getAttribute("data-turbo-confirm");X&&r.setAttribute("data-turbo-confirm",X),e.hasAttribute("data-turbo-stream")&&r.setAttribute(
"data-turbo-stream",""),this.delegate.submittedFormLinkToLocation(e,t,r),document.body.appendChild(r),r.addEventListener(
"turbo:submit-end",()=>r.remove(),{once:!0}),requestAnimationFrame(()=>r.requestSubmit())}},ct=class{static async preservingPermanentElements(e,t,r){
let i=new this(e,t);i.enter(),await r(),i.leave()}constructor(e,t){this.delegate=e,this.permanentElementMap=t}enter(){for(let e in this.
permanentElementMap){let[t,r]=this.permanentElementMap[e];this.delegate.enteringBardo(t,r),this.replaceNewPermanentElementWithPlaceholder(
r)}}leave(){for(let e in this.permanentElementMap){let[t]=this.permanentElementMap[e];this.replaceCurrentPermanentElementWithClone(
t),this.replacePlaceholderWithPermanentElement(t),this.delegate.leavingBardo(t)}}replaceNewPermanentElementWithPlaceholder(e){
let t=kr(e);e.replaceWith(t)}replaceCurrentPermanentElementWithClone(e){let t=e.cloneNode(!0);e.replaceWith(t)}replacePlaceholderWithPermanentElement(e){
this.getPlaceholderById(e.id)?.replaceWith(e)}getPlaceholderById(e){return this.placeholders.find(t=>t.content==e)}get placeholders(){
return[...document.querySelectorAll("meta[name=turbo-permanent-placeholder][content]")]}};function kr(s){let e=document.
createElement("meta");return e.setAttribute("name","turbo-permanent-placeholder"),e.setAttribute("content",s.id),e}var $,
Ie=class{constructor(e,t,r,i=!0){A(this,$,null);this.currentSnapshot=e,this.newSnapshot=t,this.isPreview=r,this.willRender=
i,this.renderElement=this.constructor.renderElement,this.promise=new Promise((a,g)=>this.resolvingFunctions={resolve:a,reject:g})}static renderElement(e,t){}get shouldRender(){
return!0}get shouldAutofocus(){return!0}get reloadReason(){}prepareToRender(){}render(){}finishRendering(){this.resolvingFunctions&&
(this.resolvingFunctions.resolve(),delete this.resolvingFunctions)}async preservingPermanentElements(e){await ct.preservingPermanentElements(
this,this.permanentElementMap,e)}focusFirstAutofocusableElement(){if(this.shouldAutofocus){let e=this.connectedSnapshot.
firstAutofocusableElement;e&&e.focus()}}enteringBardo(e){m(this,$)||e.contains(this.currentSnapshot.activeElement)&&C(this,
$,this.currentSnapshot.activeElement)}leavingBardo(e){e.contains(m(this,$))&&m(this,$)instanceof HTMLElement&&(m(this,$).
focus(),C(this,$,null))}get connectedSnapshot(){return this.newSnapshot.isConnected?this.newSnapshot:this.currentSnapshot}get currentElement(){
return this.currentSnapshot.element}get newElement(){return this.newSnapshot.element}get permanentElementMap(){return this.
currentSnapshot.getPermanentElementMapForSnapshot(this.newSnapshot)}get renderMethod(){return"replace"}};$=new WeakMap;var ke=class extends Ie{static renderElement(e,t){
let r=document.createRange();r.selectNodeContents(e),r.deleteContents();let i=t,a=i.ownerDocument?.createRange();a&&(a.selectNodeContents(
i),e.appendChild(a.extractContents()))}constructor(e,t,r,i,a,g=!0){super(t,r,i,a,g),this.delegate=e}get shouldRender(){return!0}async render(){
await Re(),this.preservingPermanentElements(()=>{this.loadFrameElement()}),this.scrollFrameIntoView(),await Re(),this.focusFirstAutofocusableElement(),
await Re(),this.activateScriptElements()}loadFrameElement(){this.delegate.willRenderFrame(this.currentElement,this.newElement),
this.renderElement(this.currentElement,this.newElement)}scrollFrameIntoView(){if(this.currentElement.autoscroll||this.newElement.
autoscroll){let e=this.currentElement.firstElementChild,t=qr(this.currentElement.getAttribute("data-autoscroll-block"),"\
end"),r=Fr(this.currentElement.getAttribute("data-autoscroll-behavior"),"auto");if(e)return e.scrollIntoView({block:t,behavior:r}),
!0}return!1}activateScriptElements(){for(let e of this.newScriptElements){let t=Ce(e);e.replaceWith(t)}}get newScriptElements(){
return this.currentElement.querySelectorAll("script")}};function qr(s,e){return s=="end"||s=="start"||s=="center"||s=="n\
earest"?s:e}function Fr(s,e){return s=="auto"||s=="smooth"?s:e}var Hr=(function(){let s=()=>{},e={morphStyle:"outerHTML",
callbacks:{beforeNodeAdded:s,afterNodeAdded:s,beforeNodeMorphed:s,afterNodeMorphed:s,beforeNodeRemoved:s,afterNodeRemoved:s,
beforeAttributeUpdated:s},head:{style:"merge",shouldPreserve:S=>S.getAttribute("im-preserve")==="true",shouldReAppend:S=>S.
getAttribute("im-re-append")==="true",shouldRemove:s,afterHeadMorphed:s},restoreFocus:!0};function t(S,M,y={}){S=O(S);let R=ce(
M),T=X(S,R,y),w=i(T,()=>L(T,S,R,c=>c.morphStyle==="innerHTML"?(a(c,S,R),Array.from(S.childNodes)):r(c,S,R)));return T.pantry.
remove(),w}function r(S,M,y){let R=ce(M);return a(S,R,y,M,M.nextSibling),Array.from(R.childNodes)}function i(S,M){if(!S.
config.restoreFocus)return M();let y=document.activeElement;if(!(y instanceof HTMLInputElement||y instanceof HTMLTextAreaElement))
return M();let{id:R,selectionStart:T,selectionEnd:w}=y,c=M();return R&&R!==document.activeElement?.getAttribute("id")&&(y=
S.target.querySelector(`[id="${R}"]`),y?.focus()),y&&!y.selectionEnd&&w&&y.setSelectionRange(T,w),c}let a=(function(){function S(n,o,u,h=null,f=null){
o instanceof HTMLTemplateElement&&u instanceof HTMLTemplateElement&&(o=o.content,u=u.content),h||(h=o.firstChild);for(let b of u.
childNodes){if(h&&h!=f){let P=y(n,b,h,f);if(P){P!==h&&T(n,h,P),g(P,b,n),h=P.nextSibling;continue}}if(b instanceof Element){
let P=b.getAttribute("id");if(n.persistentIds.has(P)){let U=w(o,P,h,n);g(U,b,n),h=U.nextSibling;continue}}let E=M(o,b,h,
n);E&&(h=E.nextSibling)}for(;h&&h!=f;){let b=h;h=h.nextSibling,R(n,b)}}function M(n,o,u,h){if(h.callbacks.beforeNodeAdded(
o)===!1)return null;if(h.idMap.has(o)){let f=document.createElement(o.tagName);return n.insertBefore(f,u),g(f,o,h),h.callbacks.
afterNodeAdded(f),f}else{let f=document.importNode(o,!0);return n.insertBefore(f,u),h.callbacks.afterNodeAdded(f),f}}let y=(function(){
function n(h,f,b,E){let P=null,U=f.nextSibling,ts=0,V=b;for(;V&&V!=E;){if(u(V,f)){if(o(h,V,f))return V;P===null&&(h.idMap.
has(V)||(P=V))}if(P===null&&U&&u(V,U)&&(ts++,U=U.nextSibling,ts>=2&&(P=void 0)),h.activeElementAndParents.includes(V))break;
V=V.nextSibling}return P||null}function o(h,f,b){let E=h.idMap.get(f),P=h.idMap.get(b);if(!P||!E)return!1;for(let U of E)
if(P.has(U))return!0;return!1}function u(h,f){let b=h,E=f;return b.nodeType===E.nodeType&&b.tagName===E.tagName&&(!b.getAttribute?.(
"id")||b.getAttribute?.("id")===E.getAttribute?.("id"))}return n})();function R(n,o){if(n.idMap.has(o))d(n.pantry,o,null);else{
if(n.callbacks.beforeNodeRemoved(o)===!1)return;o.parentNode?.removeChild(o),n.callbacks.afterNodeRemoved(o)}}function T(n,o,u){
let h=o;for(;h&&h!==u;){let f=h;h=h.nextSibling,R(n,f)}return h}function w(n,o,u,h){let f=h.target.getAttribute?.("id")===
o&&h.target||h.target.querySelector(`[id="${o}"]`)||h.pantry.querySelector(`[id="${o}"]`);return c(f,h),d(n,f,u),f}function c(n,o){
let u=n.getAttribute("id");for(;n=n.parentNode;){let h=o.idMap.get(n);h&&(h.delete(u),h.size||o.idMap.delete(n))}}function d(n,o,u){
if(n.moveBefore)try{n.moveBefore(o,u)}catch{n.insertBefore(o,u)}else n.insertBefore(o,u)}return S})(),g=(function(){function S(c,d,n){
return n.ignoreActive&&c===document.activeElement?null:(n.callbacks.beforeNodeMorphed(c,d)===!1||(c instanceof HTMLHeadElement&&
n.head.ignore||(c instanceof HTMLHeadElement&&n.head.style!=="morph"?k(c,d,n):(M(c,d,n),w(c,n)||a(n,c,d))),n.callbacks.afterNodeMorphed(
c,d)),c)}function M(c,d,n){let o=d.nodeType;if(o===1){let u=c,h=d,f=u.attributes,b=h.attributes;for(let E of b)T(E.name,
u,"update",n)||u.getAttribute(E.name)!==E.value&&u.setAttribute(E.name,E.value);for(let E=f.length-1;0<=E;E--){let P=f[E];
if(P&&!h.hasAttribute(P.name)){if(T(P.name,u,"remove",n))continue;u.removeAttribute(P.name)}}w(u,n)||y(u,h,n)}(o===8||o===
3)&&c.nodeValue!==d.nodeValue&&(c.nodeValue=d.nodeValue)}function y(c,d,n){if(c instanceof HTMLInputElement&&d instanceof
HTMLInputElement&&d.type!=="file"){let o=d.value,u=c.value;R(c,d,"checked",n),R(c,d,"disabled",n),d.hasAttribute("value")?
u!==o&&(T("value",c,"update",n)||(c.setAttribute("value",o),c.value=o)):T("value",c,"remove",n)||(c.value="",c.removeAttribute(
"value"))}else if(c instanceof HTMLOptionElement&&d instanceof HTMLOptionElement)R(c,d,"selected",n);else if(c instanceof
HTMLTextAreaElement&&d instanceof HTMLTextAreaElement){let o=d.value,u=c.value;if(T("value",c,"update",n))return;o!==u&&
(c.value=o),c.firstChild&&c.firstChild.nodeValue!==o&&(c.firstChild.nodeValue=o)}}function R(c,d,n,o){let u=d[n],h=c[n];
if(u!==h){let f=T(n,c,"update",o);f||(c[n]=d[n]),u?f||c.setAttribute(n,""):T(n,c,"remove",o)||c.removeAttribute(n)}}function T(c,d,n,o){
return c==="value"&&o.ignoreActiveValue&&d===document.activeElement?!0:o.callbacks.beforeAttributeUpdated(c,d,n)===!1}function w(c,d){
return!!d.ignoreActiveValue&&c===document.activeElement&&c!==document.body}return S})();function L(S,M,y,R){if(S.head.block){
let T=M.querySelector("head"),w=y.querySelector("head");if(T&&w){let c=k(T,w,S);return Promise.all(c).then(()=>{let d=Object.
assign(S,{head:{block:!1,ignore:!0}});return R(d)})}}return R(S)}function k(S,M,y){let R=[],T=[],w=[],c=[],d=new Map;for(let o of M.
children)d.set(o.outerHTML,o);for(let o of S.children){let u=d.has(o.outerHTML),h=y.head.shouldReAppend(o),f=y.head.shouldPreserve(
o);u||f?h?T.push(o):(d.delete(o.outerHTML),w.push(o)):y.head.style==="append"?h&&(T.push(o),c.push(o)):y.head.shouldRemove(
o)!==!1&&T.push(o)}c.push(...d.values());let n=[];for(let o of c){let u=document.createRange().createContextualFragment(
o.outerHTML).firstChild;if(y.callbacks.beforeNodeAdded(u)!==!1){if("href"in u&&u.href||"src"in u&&u.src){let h,f=new Promise(
function(b){h=b});u.addEventListener("load",function(){h()}),n.push(f)}S.appendChild(u),y.callbacks.afterNodeAdded(u),R.
push(u)}}for(let o of T)y.callbacks.beforeNodeRemoved(o)!==!1&&(S.removeChild(o),y.callbacks.afterNodeRemoved(o));return y.
head.afterHeadMorphed(S,{added:R,kept:w,removed:T}),n}let X=(function(){function S(n,o,u){let{persistentIds:h,idMap:f}=c(
n,o),b=M(u),E=b.morphStyle||"outerHTML";if(!["innerHTML","outerHTML"].includes(E))throw`Do not understand how to morph s\
tyle ${E}`;return{target:n,newContent:o,config:b,morphStyle:E,ignoreActive:b.ignoreActive,ignoreActiveValue:b.ignoreActiveValue,
restoreFocus:b.restoreFocus,idMap:f,persistentIds:h,pantry:y(),activeElementAndParents:R(n),callbacks:b.callbacks,head:b.
head}}function M(n){let o=Object.assign({},e);return Object.assign(o,n),o.callbacks=Object.assign({},e.callbacks,n.callbacks),
o.head=Object.assign({},e.head,n.head),o}function y(){let n=document.createElement("div");return n.hidden=!0,document.body.
insertAdjacentElement("afterend",n),n}function R(n){let o=[],u=document.activeElement;if(u?.tagName!=="BODY"&&n.contains(
u))for(;u&&(o.push(u),u!==n);)u=u.parentElement;return o}function T(n){let o=Array.from(n.querySelectorAll("[id]"));return n.
getAttribute?.("id")&&o.push(n),o}function w(n,o,u,h){for(let f of h){let b=f.getAttribute("id");if(o.has(b)){let E=f;for(;E;){
let P=n.get(E);if(P==null&&(P=new Set,n.set(E,P)),P.add(b),E===u)break;E=E.parentElement}}}}function c(n,o){let u=T(n),h=T(
o),f=d(u,h),b=new Map;w(b,f,n,u);let E=o.__idiomorphRoot||o;return w(b,f,E,h),{persistentIds:f,idMap:b}}function d(n,o){
let u=new Set,h=new Map;for(let{id:b,tagName:E}of n)h.has(b)?u.add(b):h.set(b,E);let f=new Set;for(let{id:b,tagName:E}of o)
f.has(b)?u.add(b):h.get(b)===E&&f.add(b);for(let b of u)f.delete(b);return f}return S})(),{normalizeElement:O,normalizeParent:ce}=(function(){
let S=new WeakSet;function M(w){return w instanceof Document?w.documentElement:w}function y(w){if(w==null)return document.
createElement("div");if(typeof w=="string")return y(T(w));if(S.has(w))return w;if(w instanceof Node){if(w.parentNode)return new R(
w);{let c=document.createElement("div");return c.append(w),c}}else{let c=document.createElement("div");for(let d of[...w])
c.append(d);return c}}class R{constructor(c){this.originalNode=c,this.realParentNode=c.parentNode,this.previousSibling=c.
previousSibling,this.nextSibling=c.nextSibling}get childNodes(){let c=[],d=this.previousSibling?this.previousSibling.nextSibling:
this.realParentNode.firstChild;for(;d&&d!=this.nextSibling;)c.push(d),d=d.nextSibling;return c}querySelectorAll(c){return this.
childNodes.reduce((d,n)=>{if(n instanceof Element){n.matches(c)&&d.push(n);let o=n.querySelectorAll(c);for(let u=0;u<o.length;u++)
d.push(o[u])}return d},[])}insertBefore(c,d){return this.realParentNode.insertBefore(c,d)}moveBefore(c,d){return this.realParentNode.
moveBefore(c,d)}get __idiomorphRoot(){return this.originalNode}}function T(w){let c=new DOMParser,d=w.replace(/<svg(\s[^>]*>|>)([\s\S]*?)<\/svg>/gim,
"");if(d.match(/<\/html>/)||d.match(/<\/head>/)||d.match(/<\/body>/)){let n=c.parseFromString(w,"text/html");if(d.match(
/<\/html>/))return S.add(n),n;{let o=n.firstChild;return o&&S.add(o),o}}else{let o=c.parseFromString("<body><template>"+
w+"</template></body>","text/html").body.querySelector("template").content;return S.add(o),o}}return{normalizeElement:M,
normalizeParent:y}})();return{morph:t,defaults:e}})();function ft(s,e,{callbacks:t,...r}={}){Hr.morph(s,e,{...r,callbacks:new Et(
t)})}function Zt(s,e,t={}){ft(s,e.childNodes,{...t,morphStyle:"innerHTML"})}function Ps(s,e){return s instanceof N&&s.shouldReloadWithMorph&&
(!e||Br(s,e))&&!s.closest("[data-turbo-permanent]")}function Br(s,e){return e instanceof Element&&e.nodeName==="TURBO-FR\
AME"&&s.id===e.id&&(!e.getAttribute("src")||Ss(s.src,e.getAttribute("src")))}function Ms(s){return s.parentElement.closest(
"turbo-frame[src][refresh=morph]")}var De,Et=class{constructor({beforeNodeMorphed:e}={}){A(this,De);l(this,"beforeNodeAd\
ded",e=>!(e.id&&e.hasAttribute("data-turbo-permanent")&&document.getElementById(e.id)));l(this,"beforeNodeMorphed",(e,t)=>{
if(e instanceof Element)return!e.hasAttribute("data-turbo-permanent")&&m(this,De).call(this,e,t)?!I("turbo:before-morph-\
element",{cancelable:!0,target:e,detail:{currentElement:e,newElement:t}}).defaultPrevented:!1});l(this,"beforeAttributeU\
pdated",(e,t,r)=>!I("turbo:before-morph-attribute",{cancelable:!0,target:t,detail:{attributeName:e,mutationType:r}}).defaultPrevented);
l(this,"beforeNodeRemoved",e=>this.beforeNodeMorphed(e));l(this,"afterNodeMorphed",(e,t)=>{e instanceof Element&&I("turb\
o:morph-element",{target:e,detail:{currentElement:e,newElement:t}})});C(this,De,e||(()=>!0))}};De=new WeakMap;var lt=class extends ke{static renderElement(e,t){
I("turbo:before-frame-morph",{target:e,detail:{currentElement:e,newElement:t}}),Zt(e,t,{callbacks:{beforeNodeMorphed:(r,i)=>Ps(
r,i)&&Ms(r)===e?(r.reload(),!1):!0}})}async preservingPermanentElements(e){return await e()}},z=class z{constructor(){l(
this,"hiding",!1);l(this,"value",0);l(this,"visible",!1);l(this,"trickle",()=>{this.setValue(this.value+Math.random()/100)});
this.stylesheetElement=this.createStylesheetElement(),this.progressElement=this.createProgressElement(),this.installStylesheetElement(),
this.setValue(0)}static get defaultCSS(){return ds`
      .turbo-progress-bar {
        position: fixed;
        display: block;
        top: 0;
        left: 0;
        height: 3px;
        background: #0076ff;
        z-index: 2147483647;
        transition:
          width ${z.animationDuration}ms ease-out,
          opacity ${z.animationDuration/2}ms ${z.animationDuration/2}ms ease-in;
        transform: translate3d(0, 0, 0);
      }
    `}show(){this.visible||(this.visible=!0,this.installProgressElement(),this.startTrickling())}hide(){this.visible&&!this.
hiding&&(this.hiding=!0,this.fadeProgressElement(()=>{this.uninstallProgressElement(),this.stopTrickling(),this.visible=
!1,this.hiding=!1}))}setValue(e){this.value=e,this.refresh()}installStylesheetElement(){document.head.insertBefore(this.
stylesheetElement,document.head.firstChild)}installProgressElement(){this.progressElement.style.width="0",this.progressElement.
style.opacity="1",document.documentElement.insertBefore(this.progressElement,document.body),this.refresh()}fadeProgressElement(e){
this.progressElement.style.opacity="0",setTimeout(e,z.animationDuration*1.5)}uninstallProgressElement(){this.progressElement.
parentNode&&document.documentElement.removeChild(this.progressElement)}startTrickling(){this.trickleInterval||(this.trickleInterval=
window.setInterval(this.trickle,z.animationDuration))}stopTrickling(){window.clearInterval(this.trickleInterval),delete this.
trickleInterval}refresh(){requestAnimationFrame(()=>{this.progressElement.style.width=`${10+this.value*90}%`})}createStylesheetElement(){
let e=document.createElement("style");e.type="text/css",e.textContent=z.defaultCSS;let t=fs();return t&&(e.nonce=t),e}createProgressElement(){
let e=document.createElement("div");return e.className="turbo-progress-bar",e}};l(z,"animationDuration",300);var yt=z,At=class extends we{constructor(){
super(...arguments);l(this,"detailsByOuterHTML",this.children.filter(t=>!Vr(t)).map(t=>Ur(t)).reduce((t,r)=>{let{outerHTML:i}=r,
a=i in t?t[i]:{type:Nr(r),tracked:Dr(r),elements:[]};return{...t,[i]:{...a,elements:[...a.elements,r]}}},{}))}get trackedElementSignature(){
return Object.keys(this.detailsByOuterHTML).filter(t=>this.detailsByOuterHTML[t].tracked).join("")}getScriptElementsNotInSnapshot(t){
return this.getElementsMatchingTypeNotInSnapshot("script",t)}getStylesheetElementsNotInSnapshot(t){return this.getElementsMatchingTypeNotInSnapshot(
"stylesheet",t)}getElementsMatchingTypeNotInSnapshot(t,r){return Object.keys(this.detailsByOuterHTML).filter(i=>!(i in r.
detailsByOuterHTML)).map(i=>this.detailsByOuterHTML[i]).filter(({type:i})=>i==t).map(({elements:[i]})=>i)}get provisionalElements(){
return Object.keys(this.detailsByOuterHTML).reduce((t,r)=>{let{type:i,tracked:a,elements:g}=this.detailsByOuterHTML[r];return i==
null&&!a?[...t,...g]:g.length>1?[...t,...g.slice(1)]:t},[])}getMetaValue(t){let r=this.findMetaElementByName(t);return r?
r.getAttribute("content"):null}findMetaElementByName(t){return Object.keys(this.detailsByOuterHTML).reduce((r,i)=>{let{elements:[
a]}=this.detailsByOuterHTML[i];return xr(a,t)?a:r},void 0|void 0)}};function Nr(s){if(Or(s))return"script";if(Wr(s))return"\
stylesheet"}function Dr(s){return s.getAttribute("data-turbo-track")=="reload"}function Or(s){return s.localName=="scrip\
t"}function Vr(s){return s.localName=="noscript"}function Wr(s){let e=s.localName;return e=="style"||e=="link"&&s.getAttribute(
"rel")=="stylesheet"}function xr(s,e){return s.localName=="meta"&&s.getAttribute("name")==e}function Ur(s){return s.hasAttribute(
"nonce")&&s.setAttribute("nonce",""),s}var W=class s extends we{static fromHTMLString(e=""){return this.fromDocument(us(
e))}static fromElement(e){return this.fromDocument(e.ownerDocument)}static fromDocument({documentElement:e,body:t,head:r}){
return new this(e,t,new At(r))}constructor(e,t,r){super(t),this.documentElement=e,this.headSnapshot=r}clone(){let e=this.
element.cloneNode(!0),t=this.element.querySelectorAll("select"),r=e.querySelectorAll("select");for(let[i,a]of t.entries()){
let g=r[i];for(let L of g.selectedOptions)L.selected=!1;for(let L of a.selectedOptions)g.options[L.index].selected=!0}for(let i of e.
querySelectorAll('input[type="password"]'))i.value="";for(let i of e.querySelectorAll("noscript"))i.remove();return new s(
this.documentElement,e,this.headSnapshot)}get lang(){return this.documentElement.getAttribute("lang")}get dir(){return this.
documentElement.getAttribute("dir")}get headElement(){return this.headSnapshot.element}get rootLocation(){let e=this.getSetting(
"root")??"/";return H(e)}get cacheControlValue(){return this.getSetting("cache-control")}get isPreviewable(){return this.
cacheControlValue!="no-preview"}get isCacheable(){return this.cacheControlValue!="no-cache"}get isVisitable(){return this.
getSetting("visit-control")!="reload"}get prefersViewTransitions(){return(this.getSetting("view-transition")==="true"||this.
headSnapshot.getMetaValue("view-transition")==="same-origin")&&!window.matchMedia("(prefers-reduced-motion: reduce)").matches}get refreshMethod(){
return this.getSetting("refresh-method")}get refreshScroll(){return this.getSetting("refresh-scroll")}getSetting(e){return this.
headSnapshot.getMetaValue(`turbo-${e}`)}},Oe,Q,Tt=class{constructor(){A(this,Oe,!1);A(this,Q,Promise.resolve())}renderChange(e,t){
return e&&this.viewTransitionsAvailable&&!m(this,Oe)?(C(this,Oe,!0),C(this,Q,m(this,Q).then(async()=>{await document.startViewTransition(
t).finished}))):C(this,Q,m(this,Q).then(t)),m(this,Q)}get viewTransitionsAvailable(){return document.startViewTransition}};
Oe=new WeakMap,Q=new WeakMap;var _r={action:"advance",historyChanged:!1,visitCachedSnapshot:()=>{},willRender:!0,updateHistory:!0,
shouldCacheSnapshot:!0,acceptsStreamResponse:!1,refresh:{}},je={visitStart:"visitStart",requestStart:"requestStart",requestEnd:"\
requestEnd",visitEnd:"visitEnd"},_={initialized:"initialized",started:"started",canceled:"canceled",failed:"failed",completed:"\
completed"},fe={networkFailure:0,timeoutFailure:-1,contentTypeMismatch:-2},zr={advance:"forward",restore:"back",replace:"\
none"},Rt=class{constructor(e,t,r,i={}){l(this,"identifier",ee());l(this,"timingMetrics",{});l(this,"followedRedirect",!1);
l(this,"historyChanged",!1);l(this,"scrolled",!1);l(this,"shouldCacheSnapshot",!0);l(this,"acceptsStreamResponse",!1);l(
this,"snapshotCached",!1);l(this,"state",_.initialized);l(this,"viewTransitioner",new Tt);this.delegate=e,this.location=
t,this.restorationIdentifier=r||ee();let{action:a,historyChanged:g,referrer:L,snapshot:k,snapshotHTML:X,response:O,visitCachedSnapshot:ce,
willRender:S,updateHistory:M,shouldCacheSnapshot:y,acceptsStreamResponse:R,direction:T,refresh:w}={..._r,...i};this.action=
a,this.historyChanged=g,this.referrer=L,this.snapshot=k,this.snapshotHTML=X,this.response=O,this.isPageRefresh=this.view.
isPageRefresh(this),this.visitCachedSnapshot=ce,this.willRender=S,this.updateHistory=M,this.scrolled=!S,this.shouldCacheSnapshot=
y,this.acceptsStreamResponse=R,this.direction=T||zr[a],this.refresh=w}get adapter(){return this.delegate.adapter}get view(){
return this.delegate.view}get history(){return this.delegate.history}get restorationData(){return this.history.getRestorationDataForIdentifier(
this.restorationIdentifier)}start(){this.state==_.initialized&&(this.recordTimingMetric(je.visitStart),this.state=_.started,
this.adapter.visitStarted(this),this.delegate.visitStarted(this))}cancel(){this.state==_.started&&(this.request&&this.request.
cancel(),this.cancelRender(),this.state=_.canceled)}complete(){this.state==_.started&&(this.recordTimingMetric(je.visitEnd),
this.adapter.visitCompleted(this),this.state=_.completed,this.followRedirect(),this.followedRedirect||this.delegate.visitCompleted(
this))}fail(){this.state==_.started&&(this.state=_.failed,this.adapter.visitFailed(this),this.delegate.visitCompleted(this))}changeHistory(){
if(!this.historyChanged&&this.updateHistory){let e=this.location.href===this.referrer?.href?"replace":this.action,t=ms(e);
this.history.update(t,this.location,this.restorationIdentifier),this.historyChanged=!0}}issueRequest(){this.hasPreloadedResponse()?
this.simulateRequest():this.shouldIssueRequest()&&!this.request&&(this.request=new ae(this,B.get,this.location),this.request.
perform())}simulateRequest(){this.response&&(this.startRequest(),this.recordResponse(),this.finishRequest())}startRequest(){
this.recordTimingMetric(je.requestStart),this.adapter.visitRequestStarted(this)}recordResponse(e=this.response){if(this.
response=e,e){let{statusCode:t}=e;os(t)?this.adapter.visitRequestCompleted(this):this.adapter.visitRequestFailedWithStatusCode(
this,t)}}finishRequest(){this.recordTimingMetric(je.requestEnd),this.adapter.visitRequestFinished(this)}loadResponse(){if(this.
response){let{statusCode:e,responseHTML:t}=this.response;this.render(async()=>{if(this.shouldCacheSnapshot&&this.cacheSnapshot(),
this.view.renderPromise&&await this.view.renderPromise,os(e)&&t!=null){let r=W.fromHTMLString(t);await this.renderPageSnapshot(
r,!1),this.adapter.visitRendered(this),this.complete()}else await this.view.renderError(W.fromHTMLString(t),this),this.adapter.
visitRendered(this),this.fail()})}}getCachedSnapshot(){let e=this.view.getCachedSnapshotForLocation(this.location)||this.
getPreloadedSnapshot();if(e&&(!Le(this.location)||e.hasAnchor(Le(this.location)))&&(this.action=="restore"||e.isPreviewable))
return e}getPreloadedSnapshot(){if(this.snapshotHTML)return W.fromHTMLString(this.snapshotHTML)}hasCachedSnapshot(){return this.
getCachedSnapshot()!=null}loadCachedSnapshot(){let e=this.getCachedSnapshot();if(e){let t=this.shouldIssueRequest();this.
render(async()=>{this.cacheSnapshot(),this.isPageRefresh?this.adapter.visitRendered(this):(this.view.renderPromise&&await this.
view.renderPromise,await this.renderPageSnapshot(e,t),this.adapter.visitRendered(this),t||this.complete())})}}followRedirect(){
this.redirectedToLocation&&!this.followedRedirect&&this.response?.redirected&&(this.adapter.visitProposedToLocation(this.
redirectedToLocation,{action:"replace",response:this.response,shouldCacheSnapshot:!1,willRender:!1}),this.followedRedirect=
!0)}prepareRequest(e){this.acceptsStreamResponse&&e.acceptResponseType(K.contentType)}requestStarted(){this.startRequest()}requestPreventedHandlingResponse(e,t){}async requestSucceededWithResponse(e,t){
let r=await t.responseHTML,{redirected:i,statusCode:a}=t;r==null?this.recordResponse({statusCode:fe.contentTypeMismatch,
redirected:i}):(this.redirectedToLocation=t.redirected?t.location:void 0,this.recordResponse({statusCode:a,responseHTML:r,
redirected:i}))}async requestFailedWithResponse(e,t){let r=await t.responseHTML,{redirected:i,statusCode:a}=t;r==null?this.
recordResponse({statusCode:fe.contentTypeMismatch,redirected:i}):this.recordResponse({statusCode:a,responseHTML:r,redirected:i})}requestErrored(e,t){
this.recordResponse({statusCode:fe.networkFailure,redirected:!1})}requestFinished(){this.finishRequest()}performScroll(){
!this.scrolled&&!this.view.forceReloaded&&!this.view.shouldPreserveScrollPosition(this)&&(this.action=="restore"?this.scrollToRestoredPosition()||
this.scrollToAnchor()||this.view.scrollToTop():this.scrollToAnchor()||this.view.scrollToTop(),this.scrolled=!0)}scrollToRestoredPosition(){
let{scrollPosition:e}=this.restorationData;if(e)return this.view.scrollToPosition(e),!0}scrollToAnchor(){let e=Le(this.location);
if(e!=null)return this.view.scrollToAnchor(e),!0}recordTimingMetric(e){this.timingMetrics[e]=new Date().getTime()}getTimingMetrics(){
return{...this.timingMetrics}}hasPreloadedResponse(){return typeof this.response=="object"}shouldIssueRequest(){return this.
action=="restore"?!this.hasCachedSnapshot():this.willRender}cacheSnapshot(){this.snapshotCached||(this.view.cacheSnapshot(
this.snapshot).then(e=>e&&this.visitCachedSnapshot(e)),this.snapshotCached=!0)}async render(e){this.cancelRender(),await new Promise(
t=>{this.frame=document.visibilityState==="hidden"?setTimeout(()=>t(),0):requestAnimationFrame(()=>t())}),await e(),delete this.
frame}async renderPageSnapshot(e,t){await this.viewTransitioner.renderChange(this.view.shouldTransitionTo(e),async()=>{await this.
view.renderPage(e,t,this.willRender,this),this.performScroll()})}cancelRender(){this.frame&&(cancelAnimationFrame(this.frame),
delete this.frame)}};function os(s){return s>=200&&s<300}var Lt=class{constructor(e){l(this,"progressBar",new yt);l(this,
"showProgressBar",()=>{this.progressBar.show()});this.session=e}visitProposedToLocation(e,t){Y(e,this.navigator.rootLocation)?
this.navigator.startVisit(e,t?.restorationIdentifier||ee(),t):window.location.href=e.toString()}visitStarted(e){this.location=
e.location,this.redirectedToLocation=null,e.loadCachedSnapshot(),e.issueRequest()}visitRequestStarted(e){this.progressBar.
setValue(0),e.hasCachedSnapshot()||e.action!="restore"?this.showVisitProgressBarAfterDelay():this.showProgressBar()}visitRequestCompleted(e){
e.loadResponse(),e.response.redirected&&(this.redirectedToLocation=e.redirectedToLocation)}visitRequestFailedWithStatusCode(e,t){
switch(t){case fe.networkFailure:case fe.timeoutFailure:case fe.contentTypeMismatch:return this.reload({reason:"request_\
failed",context:{statusCode:t}});default:return e.loadResponse()}}visitRequestFinished(e){}visitCompleted(e){this.progressBar.
setValue(1),this.hideVisitProgressBar()}pageInvalidated(e){this.reload(e)}visitFailed(e){this.progressBar.setValue(1),this.
hideVisitProgressBar()}visitRendered(e){}linkPrefetchingIsEnabledForLocation(e){return!0}formSubmissionStarted(e){this.progressBar.
setValue(0),this.showFormProgressBarAfterDelay()}formSubmissionFinished(e){this.progressBar.setValue(1),this.hideFormProgressBar()}showVisitProgressBarAfterDelay(){
this.visitProgressBarTimeout=window.setTimeout(this.showProgressBar,this.session.progressBarDelay)}hideVisitProgressBar(){
this.progressBar.hide(),this.visitProgressBarTimeout!=null&&(window.clearTimeout(this.visitProgressBarTimeout),delete this.
visitProgressBarTimeout)}showFormProgressBarAfterDelay(){this.formProgressBarTimeout==null&&(this.formProgressBarTimeout=
window.setTimeout(this.showProgressBar,this.session.progressBarDelay))}hideFormProgressBar(){this.progressBar.hide(),this.
formProgressBarTimeout!=null&&(window.clearTimeout(this.formProgressBarTimeout),delete this.formProgressBarTimeout)}reload(e){
I("turbo:reload",{detail:e}),window.location.href=(this.redirectedToLocation||this.location)?.toString()||window.location.
href}get navigator(){return this.session.navigator}},Ct=class{constructor(){l(this,"selector","[data-turbo-temporary]");
l(this,"started",!1);l(this,"removeTemporaryElements",e=>{for(let t of this.temporaryElements)t.remove()})}start(){this.
started||(this.started=!0,addEventListener("turbo:before-cache",this.removeTemporaryElements,!1))}stop(){this.started&&(this.
started=!1,removeEventListener("turbo:before-cache",this.removeTemporaryElements,!1))}get temporaryElements(){return[...document.
querySelectorAll(this.selector)]}},D,Is,Xe,Ye,Pt=class{constructor(e,t){A(this,D);this.session=e,this.element=t,this.linkInterceptor=
new nt(this,t),this.formSubmitObserver=new Me(this,t)}start(){this.linkInterceptor.start(),this.formSubmitObserver.start()}stop(){
this.linkInterceptor.stop(),this.formSubmitObserver.stop()}shouldInterceptLinkClick(e,t,r){return p(this,D,Xe).call(this,
e)}linkClickIntercepted(e,t,r){let i=p(this,D,Ye).call(this,e);i&&i.delegate.linkClickIntercepted(e,t,r)}willSubmitForm(e,t){
return e.closest("turbo-frame")==null&&p(this,D,Is).call(this,e,t)&&p(this,D,Xe).call(this,e,t)}formSubmitted(e,t){let r=p(
this,D,Ye).call(this,e,t);r&&r.delegate.formSubmitted(e,t)}};D=new WeakSet,Is=function(e,t){let r=Jt(e,t),i=this.element.
ownerDocument.querySelector('meta[name="turbo-root"]'),a=H(i?.content??"/");return p(this,D,Xe).call(this,e,t)&&Y(r,a)},
Xe=function(e,t){if(e instanceof HTMLFormElement?this.session.submissionIsNavigatable(e,t):this.session.elementIsNavigatable(
e)){let i=p(this,D,Ye).call(this,e,t);return i?i!=e.closest("turbo-frame"):!1}else return!1},Ye=function(e,t){let r=t?.getAttribute(
"data-turbo-frame")||e.getAttribute("data-turbo-frame");if(r&&r!="_top"){let i=this.element.querySelector(`#${r}:not([di\
sabled])`);if(i instanceof N)return i}};var Mt=class{constructor(e){l(this,"location");l(this,"restorationIdentifier",ee());
l(this,"restorationData",{});l(this,"started",!1);l(this,"currentIndex",0);l(this,"onPopState",e=>{let{turbo:t}=e.state||
{};if(this.location=new URL(window.location.href),t){let{restorationIdentifier:r,restorationIndex:i}=t;this.restorationIdentifier=
r;let a=i>this.currentIndex?"forward":"back";this.delegate.historyPoppedToLocationWithRestorationIdentifierAndDirection(
this.location,r,a),this.currentIndex=i}else this.currentIndex++,this.delegate.historyPoppedWithEmptyState(this.location)});
this.delegate=e}start(){this.started||(addEventListener("popstate",this.onPopState,!1),this.currentIndex=history.state?.
turbo?.restorationIndex||0,this.started=!0,this.replace(new URL(window.location.href)))}stop(){this.started&&(removeEventListener(
"popstate",this.onPopState,!1),this.started=!1)}push(e,t){this.update(history.pushState,e,t)}replace(e,t){this.update(history.
replaceState,e,t)}update(e,t,r=ee()){e===history.pushState&&++this.currentIndex;let i={turbo:{restorationIdentifier:r,restorationIndex:this.
currentIndex}};e.call(history,i,"",t.href),this.location=t,this.restorationIdentifier=r}getRestorationDataForIdentifier(e){
return this.restorationData[e]||{}}updateRestorationData(e){let{restorationIdentifier:t}=this,r=this.restorationData[t];
this.restorationData[t]={...r,...e}}assumeControlOfScrollRestoration(){this.previousScrollRestoration||(this.previousScrollRestoration=
history.scrollRestoration??"auto",history.scrollRestoration="manual")}relinquishControlOfScrollRestoration(){this.previousScrollRestoration&&
(history.scrollRestoration=this.previousScrollRestoration,delete this.previousScrollRestoration)}},ge,Ve,We,xe,dt,Ue,ye,
ks,qs,It=class{constructor(e,t){A(this,ye);l(this,"started",!1);A(this,ge,null);A(this,Ve,()=>{this.eventTarget.addEventListener(
"mouseenter",m(this,We),{capture:!0,passive:!0}),this.eventTarget.addEventListener("mouseleave",m(this,xe),{capture:!0,passive:!0}),
this.eventTarget.addEventListener("turbo:before-fetch-request",m(this,Ue),!0),this.started=!0});A(this,We,e=>{if(tt("tur\
bo-prefetch")==="false")return;let t=e.target;if(t.matches&&t.matches("a[href]:not([target^=_]):not([download])")&&p(this,
ye,qs).call(this,t)){let i=t,a=vs(i);if(this.delegate.canPrefetchRequestToLocation(i,a)){C(this,ge,i);let g=new ae(this,
B.get,a,new URLSearchParams,t);g.fetchOptions.priority="low",de.putLater(a,g,m(this,ye,ks))}}});A(this,xe,e=>{e.target===
m(this,ge)&&m(this,dt).call(this)});A(this,dt,()=>{de.clear(),C(this,ge,null)});A(this,Ue,e=>{if(e.target.tagName!=="FOR\
M"&&e.detail.fetchOptions.method==="GET"){let t=de.get(e.detail.url);t&&(e.detail.fetchRequest=t),de.clear()}});this.delegate=
e,this.eventTarget=t}start(){this.started||(this.eventTarget.readyState==="loading"?this.eventTarget.addEventListener("D\
OMContentLoaded",m(this,Ve),{once:!0}):m(this,Ve).call(this))}stop(){this.started&&(this.eventTarget.removeEventListener(
"mouseenter",m(this,We),{capture:!0,passive:!0}),this.eventTarget.removeEventListener("mouseleave",m(this,xe),{capture:!0,
passive:!0}),this.eventTarget.removeEventListener("turbo:before-fetch-request",m(this,Ue),!0),this.started=!1)}prepareRequest(e){
let t=e.target;e.headers["X-Sec-Purpose"]="prefetch";let r=t.closest("turbo-frame"),i=t.getAttribute("data-turbo-frame")||
r?.getAttribute("target")||r?.id;i&&i!=="_top"&&(e.headers["Turbo-Frame"]=i)}requestSucceededWithResponse(){}requestStarted(e){}requestErrored(e){}requestFinished(e){}requestPreventedHandlingResponse(e,t){}requestFailedWithResponse(e,t){}};
ge=new WeakMap,Ve=new WeakMap,We=new WeakMap,xe=new WeakMap,dt=new WeakMap,Ue=new WeakMap,ye=new WeakSet,ks=function(){return Number(
tt("turbo-prefetch-cache-time"))||Rs},qs=function(e){return!(!e.getAttribute("href")||$r(e)||jr(e)||Kr(e)||Xr(e)||Jr(e))};
var $r=s=>s.origin!==document.location.origin||!["http:","https:"].includes(s.protocol)||s.hasAttribute("target"),jr=s=>s.
pathname+s.search===document.location.pathname+document.location.search||s.href.startsWith("#"),Kr=s=>{if(s.getAttribute(
"data-turbo-prefetch")==="false"||s.getAttribute("data-turbo")==="false")return!0;let e=me(s,"[data-turbo-prefetch]");return!!(e&&
e.getAttribute("data-turbo-prefetch")==="false")},Xr=s=>{let e=s.getAttribute("data-turbo-method");return!!(e&&e.toLowerCase()!==
"get"||Yr(s)||s.hasAttribute("data-turbo-confirm")||s.hasAttribute("data-turbo-stream"))},Yr=s=>s.hasAttribute("data-rem\
ote")||s.hasAttribute("data-behavior")||s.hasAttribute("data-confirm")||s.hasAttribute("data-method"),Jr=s=>I("turbo:bef\
ore-prefetch",{target:s,cancelable:!0}).defaultPrevented,Ae,Fs,Hs,kt=class{constructor(e){A(this,Ae);this.delegate=e}proposeVisit(e,t={}){
this.delegate.allowsVisitingLocationWithAction(e,t.action)&&this.delegate.visitProposedToLocation(e,t)}startVisit(e,t,r={}){
this.stop(),this.currentVisit=new Rt(this,H(e),t,{referrer:this.location,...r}),this.currentVisit.start()}submitForm(e,t){
this.stop(),this.formSubmission=new rt(this,e,t,!0),this.formSubmission.start()}stop(){this.formSubmission&&(this.formSubmission.
stop(),delete this.formSubmission),this.currentVisit&&(this.currentVisit.cancel(),delete this.currentVisit)}get adapter(){
return this.delegate.adapter}get view(){return this.delegate.view}get rootLocation(){return this.view.snapshot.rootLocation}get history(){
return this.delegate.history}formSubmissionStarted(e){typeof this.adapter.formSubmissionStarted=="function"&&this.adapter.
formSubmissionStarted(e)}async formSubmissionSucceededWithResponse(e,t){if(e==this.formSubmission){let r=await t.responseHTML;
if(r){let i=e.isSafe;i||this.view.clearSnapshotCache();let{statusCode:a,redirected:g}=t,k={action:p(this,Ae,Fs).call(this,
e,t),shouldCacheSnapshot:i,response:{statusCode:a,responseHTML:r,redirected:g}};this.proposeVisit(t.location,k)}}}async formSubmissionFailedWithResponse(e,t){
let r=await t.responseHTML;if(r){let i=W.fromHTMLString(r);t.serverError?await this.view.renderError(i,this.currentVisit):
await this.view.renderPage(i,!1,!0,this.currentVisit),i.refreshScroll!=="preserve"&&this.view.scrollToTop(),this.view.clearSnapshotCache()}}formSubmissionErrored(e,t){
console.error(t)}formSubmissionFinished(e){typeof this.adapter.formSubmissionFinished=="function"&&this.adapter.formSubmissionFinished(
e)}linkPrefetchingIsEnabledForLocation(e){return typeof this.adapter.linkPrefetchingIsEnabledForLocation=="function"?this.
adapter.linkPrefetchingIsEnabledForLocation(e):!0}visitStarted(e){this.delegate.visitStarted(e)}visitCompleted(e){this.delegate.
visitCompleted(e),delete this.currentVisit}locationWithActionIsSamePage(e,t){return!1}get location(){return this.history.
location}get restorationIdentifier(){return this.history.restorationIdentifier}};Ae=new WeakSet,Fs=function(e,t){let{submitter:r,
formElement:i}=e;return oe(r,i)||p(this,Ae,Hs).call(this,t)},Hs=function(e){return e.redirected&&e.location.href===this.
location?.href?"replace":"advance"};var te={initial:0,loading:1,interactive:2,complete:3},qt=class{constructor(e){l(this,
"stage",te.initial);l(this,"started",!1);l(this,"interpretReadyState",()=>{let{readyState:e}=this;e=="interactive"?this.
pageIsInteractive():e=="complete"&&this.pageIsComplete()});l(this,"pageWillUnload",()=>{this.delegate.pageWillUnload()});
this.delegate=e}start(){this.started||(this.stage==te.initial&&(this.stage=te.loading),document.addEventListener("readys\
tatechange",this.interpretReadyState,!1),addEventListener("pagehide",this.pageWillUnload,!1),this.started=!0)}stop(){this.
started&&(document.removeEventListener("readystatechange",this.interpretReadyState,!1),removeEventListener("pagehide",this.
pageWillUnload,!1),this.started=!1)}pageIsInteractive(){this.stage==te.loading&&(this.stage=te.interactive,this.delegate.
pageBecameInteractive())}pageIsComplete(){this.pageIsInteractive(),this.stage==te.interactive&&(this.stage=te.complete,this.
delegate.pageLoaded())}get readyState(){return document.readyState}},Ft=class{constructor(e){l(this,"started",!1);l(this,
"onScroll",()=>{this.updatePosition({x:window.pageXOffset,y:window.pageYOffset})});this.delegate=e}start(){this.started||
(addEventListener("scroll",this.onScroll,!1),this.onScroll(),this.started=!0)}stop(){this.started&&(removeEventListener(
"scroll",this.onScroll,!1),this.started=!1)}updatePosition(e){this.delegate.scrollPositionChanged(e)}},Ht=class{render({
fragment:e}){ct.preservingPermanentElements(this,Qr(e),()=>{Gr(e,()=>{Zr(()=>{document.documentElement.appendChild(e)})})})}enteringBardo(e,t){
t.replaceWith(e.cloneNode(!0))}leavingBardo(){}};function Qr(s){let e=Cs(document.documentElement),t={};for(let r of e){
let{id:i}=r;for(let a of s.querySelectorAll("turbo-stream")){let g=Ls(a.templateElement.content,i);g&&(t[i]=[r,g])}}return t}
async function Gr(s,e){let t=`turbo-stream-autofocus-${ee()}`,r=s.querySelectorAll("turbo-stream"),i=ei(r),a=null;if(i&&
(i.id?a=i.id:a=t,i.id=a),e(),await Re(),(document.activeElement==null||document.activeElement==document.body)&&a){let L=document.
getElementById(a);Yt(L)&&L.focus(),L&&L.id==t&&L.removeAttribute("id")}}async function Zr(s){let[e,t]=await cr(s,()=>document.
activeElement),r=e&&e.id;if(r){let i=document.getElementById(r);Yt(i)&&i!=t&&i.focus()}}function ei(s){for(let e of s){let t=ps(
e.templateElement.content);if(t)return t}return null}var G,Bt=class{constructor(e){l(this,"sources",new Set);A(this,G,!1);
l(this,"inspectFetchResponse",e=>{let t=ti(e);t&&si(t)&&(e.preventDefault(),this.receiveMessageResponse(t))});l(this,"re\
ceiveMessageEvent",e=>{m(this,G)&&typeof e.data=="string"&&this.receiveMessageHTML(e.data)});this.delegate=e}start(){m(this,
G)||(C(this,G,!0),addEventListener("turbo:before-fetch-response",this.inspectFetchResponse,!1))}stop(){m(this,G)&&(C(this,
G,!1),removeEventListener("turbo:before-fetch-response",this.inspectFetchResponse,!1))}connectStreamSource(e){this.streamSourceIsConnected(
e)||(this.sources.add(e),e.addEventListener("message",this.receiveMessageEvent,!1))}disconnectStreamSource(e){this.streamSourceIsConnected(
e)&&(this.sources.delete(e),e.removeEventListener("message",this.receiveMessageEvent,!1))}streamSourceIsConnected(e){return this.
sources.has(e)}async receiveMessageResponse(e){let t=await e.responseHTML;t&&this.receiveMessageHTML(t)}receiveMessageHTML(e){
this.delegate.receivedMessageFromStream(K.wrap(e))}};G=new WeakMap;function ti(s){let e=s.detail?.fetchResponse;if(e instanceof
Pe)return e}function si(s){return(s.contentType??"").startsWith(K.contentType)}var Nt=class extends Ie{static renderElement(e,t){
let{documentElement:r,body:i}=document;r.replaceChild(t,i)}async render(){this.replaceHeadAndBody(),this.activateScriptElements()}replaceHeadAndBody(){
let{documentElement:e,head:t}=document;e.replaceChild(this.newHead,t),this.renderElement(this.currentElement,this.newElement)}activateScriptElements(){
for(let e of this.scriptElements){let t=e.parentNode;if(t){let r=Ce(e);t.replaceChild(r,e)}}}get newHead(){return this.newSnapshot.
headSnapshot.element}get scriptElements(){return document.documentElement.querySelectorAll("script")}},mt,Bs,qe=class extends Ie{constructor(){
super(...arguments);A(this,mt)}static renderElement(t,r){document.body&&r instanceof HTMLBodyElement?document.body.replaceWith(
r):document.documentElement.appendChild(r)}get shouldRender(){return this.newSnapshot.isVisitable&&this.trackedElementsAreIdentical}get reloadReason(){
if(!this.newSnapshot.isVisitable)return{reason:"turbo_visit_control_is_reload"};if(!this.trackedElementsAreIdentical)return{
reason:"tracked_element_mismatch"}}async prepareToRender(){p(this,mt,Bs).call(this),await this.mergeHead()}async render(){
this.willRender&&await this.replaceBody()}finishRendering(){super.finishRendering(),this.isPreview||this.focusFirstAutofocusableElement()}get currentHeadSnapshot(){
return this.currentSnapshot.headSnapshot}get newHeadSnapshot(){return this.newSnapshot.headSnapshot}get newElement(){return this.
newSnapshot.element}async mergeHead(){let t=this.mergeProvisionalElements(),r=this.copyNewHeadStylesheetElements();this.
copyNewHeadScriptElements(),await t,await r,this.willRender&&this.removeUnusedDynamicStylesheetElements()}async replaceBody(){
await this.preservingPermanentElements(async()=>{this.activateNewBody(),await this.assignNewBody()})}get trackedElementsAreIdentical(){
return this.currentHeadSnapshot.trackedElementSignature==this.newHeadSnapshot.trackedElementSignature}async copyNewHeadStylesheetElements(){
let t=[];for(let r of this.newHeadStylesheetElements)t.push(nr(r)),document.head.appendChild(r);await Promise.all(t)}copyNewHeadScriptElements(){
for(let t of this.newHeadScriptElements)document.head.appendChild(Ce(t))}removeUnusedDynamicStylesheetElements(){for(let t of this.
unusedDynamicStylesheetElements)document.head.removeChild(t)}async mergeProvisionalElements(){let t=[...this.newHeadProvisionalElements];
for(let r of this.currentHeadProvisionalElements)this.isCurrentElementInElementList(r,t)||document.head.removeChild(r);for(let r of t)
document.head.appendChild(r)}isCurrentElementInElementList(t,r){for(let[i,a]of r.entries()){if(t.tagName=="TITLE"){if(a.
tagName!="TITLE")continue;if(t.innerHTML==a.innerHTML)return r.splice(i,1),!0}if(a.isEqualNode(t))return r.splice(i,1),!0}
return!1}removeCurrentHeadProvisionalElements(){for(let t of this.currentHeadProvisionalElements)document.head.removeChild(
t)}copyNewHeadProvisionalElements(){for(let t of this.newHeadProvisionalElements)document.head.appendChild(t)}activateNewBody(){
document.adoptNode(this.newElement),this.removeNoscriptElements(),this.activateNewBodyScriptElements()}removeNoscriptElements(){
for(let t of this.newElement.querySelectorAll("noscript"))t.remove()}activateNewBodyScriptElements(){for(let t of this.newBodyScriptElements){
let r=Ce(t);t.replaceWith(r)}}async assignNewBody(){await this.renderElement(this.currentElement,this.newElement)}get unusedDynamicStylesheetElements(){
return this.oldHeadStylesheetElements.filter(t=>t.getAttribute("data-turbo-track")==="dynamic")}get oldHeadStylesheetElements(){
return this.currentHeadSnapshot.getStylesheetElementsNotInSnapshot(this.newHeadSnapshot)}get newHeadStylesheetElements(){
return this.newHeadSnapshot.getStylesheetElementsNotInSnapshot(this.currentHeadSnapshot)}get newHeadScriptElements(){return this.
newHeadSnapshot.getScriptElementsNotInSnapshot(this.currentHeadSnapshot)}get currentHeadProvisionalElements(){return this.
currentHeadSnapshot.provisionalElements}get newHeadProvisionalElements(){return this.newHeadSnapshot.provisionalElements}get newBodyScriptElements(){
return this.newElement.querySelectorAll("script")}};mt=new WeakSet,Bs=function(){let{documentElement:t}=this.currentSnapshot,
{dir:r,lang:i}=this.newSnapshot;i?t.setAttribute("lang",i):t.removeAttribute("lang"),r?t.setAttribute("dir",r):t.removeAttribute(
"dir")};var ht=class extends qe{static renderElement(e,t){ft(e,t,{callbacks:{beforeNodeMorphed:(r,i)=>Ps(r,i)&&!Ms(r)?(r.
reload(),!1):!0}}),I("turbo:morph",{detail:{currentElement:e,newElement:t}})}async preservingPermanentElements(e){return await e()}get renderMethod(){
return"morph"}get shouldAutofocus(){return!1}},Dt=class extends st{constructor(e){super(e,Ke)}get snapshots(){return this.
entries}},Ot=class extends it{constructor(){super(...arguments);l(this,"snapshotCache",new Dt(10));l(this,"lastRenderedL\
ocation",new URL(location.href));l(this,"forceReloaded",!1)}shouldTransitionTo(t){return this.snapshot.prefersViewTransitions&&
t.prefersViewTransitions}renderPage(t,r=!1,i=!0,a){let L=this.isPageRefresh(a)&&(a?.refresh?.method||this.snapshot.refreshMethod)===
"morph"?ht:qe,k=new L(this.snapshot,t,r,i);return k.shouldRender?a?.changeHistory():this.forceReloaded=!0,this.render(k)}renderError(t,r){
r?.changeHistory();let i=new Nt(this.snapshot,t,!1);return this.render(i)}clearSnapshotCache(){this.snapshotCache.clear()}async cacheSnapshot(t=this.
snapshot){if(t.isCacheable){this.delegate.viewWillCacheSnapshot();let{lastRenderedLocation:r}=this;await hs();let i=t.clone();
return this.snapshotCache.put(r,i),i}}getCachedSnapshotForLocation(t){return this.snapshotCache.get(t)}isPageRefresh(t){
return!t||this.lastRenderedLocation.pathname===t.location.pathname&&t.action==="replace"}shouldPreserveScrollPosition(t){
return this.isPageRefresh(t)&&(t?.refresh?.scroll||this.snapshot.refreshScroll)==="preserve"}get snapshot(){return W.fromElement(
this.element)}},_e,Vt=class{constructor(e,t){l(this,"selector","a[data-turbo-preload]");A(this,_e,()=>{this.preloadOnLoadLinksForView(
document.body)});this.delegate=e,this.snapshotCache=t}start(){document.readyState==="loading"?document.addEventListener(
"DOMContentLoaded",m(this,_e)):this.preloadOnLoadLinksForView(document.body)}stop(){document.removeEventListener("DOMCon\
tentLoaded",m(this,_e))}preloadOnLoadLinksForView(e){for(let t of e.querySelectorAll(this.selector))this.delegate.shouldPreloadLink(
t)&&this.preloadURL(t)}async preloadURL(e){let t=new URL(e.href);if(this.snapshotCache.has(t))return;await new ae(this,B.
get,t,new URLSearchParams,e).perform()}prepareRequest(e){e.headers["X-Sec-Purpose"]="prefetch"}async requestSucceededWithResponse(e,t){
try{let r=await t.responseHTML,i=W.fromHTMLString(r);this.snapshotCache.put(e.url,i)}catch{}}requestStarted(e){}requestErrored(e){}requestFinished(e){}requestPreventedHandlingResponse(e,t){}requestFailedWithResponse(e,t){}};
_e=new WeakMap;var be,Je,Wt=class{constructor(e){A(this,be);this.session=e}clear(){this.session.clearCache()}resetCacheControl(){
p(this,be,Je).call(this,"")}exemptPageFromCache(){p(this,be,Je).call(this,"no-cache")}exemptPageFromPreview(){p(this,be,
Je).call(this,"no-preview")}};be=new WeakSet,Je=function(e){ar("turbo-cache-control",e)};var ze,xt=class{constructor(e){
l(this,"navigator",new kt(this));l(this,"history",new Mt(this));l(this,"view",new Ot(this,document.documentElement));l(this,
"adapter",new Lt(this));l(this,"pageObserver",new qt(this));l(this,"cacheObserver",new Ct);l(this,"linkPrefetchObserver",
new It(this,document));l(this,"linkClickObserver",new ot(this,window));l(this,"formSubmitObserver",new Me(this,document));
l(this,"scrollObserver",new Ft(this));l(this,"streamObserver",new Bt(this));l(this,"formLinkClickObserver",new at(this,document.
documentElement));l(this,"frameRedirector",new Pt(this,document.documentElement));l(this,"streamMessageRenderer",new Ht);
l(this,"cache",new Wt(this));l(this,"enabled",!0);l(this,"started",!1);A(this,ze,150);this.recentRequests=e,this.preloader=
new Vt(this,this.view.snapshotCache),this.debouncedRefresh=this.refresh,this.pageRefreshDebouncePeriod=this.pageRefreshDebouncePeriod}start(){
this.started||(this.pageObserver.start(),this.cacheObserver.start(),this.linkPrefetchObserver.start(),this.formLinkClickObserver.
start(),this.linkClickObserver.start(),this.formSubmitObserver.start(),this.scrollObserver.start(),this.streamObserver.start(),
this.frameRedirector.start(),this.history.start(),this.preloader.start(),this.started=!0,this.enabled=!0)}disable(){this.
enabled=!1}stop(){this.started&&(this.pageObserver.stop(),this.cacheObserver.stop(),this.linkPrefetchObserver.stop(),this.
formLinkClickObserver.stop(),this.linkClickObserver.stop(),this.formSubmitObserver.stop(),this.scrollObserver.stop(),this.
streamObserver.stop(),this.frameRedirector.stop(),this.history.stop(),this.preloader.stop(),this.started=!1)}registerAdapter(e){
this.adapter=e}visit(e,t={}){let r=t.frame?document.getElementById(t.frame):null;if(r instanceof N){let i=t.action||oe(r);
r.delegate.proposeVisitIfNavigatedWithAction(r,i),r.src=e.toString()}else this.navigator.proposeVisit(H(e),t)}refresh(e,t={}){
t=typeof t=="string"?{requestId:t}:t;let{method:r,requestId:i,scroll:a}=t,g=i&&this.recentRequests.has(i),L=e===document.
baseURI;!g&&!this.navigator.currentVisit&&L&&this.visit(e,{action:"replace",shouldCacheSnapshot:!1,refresh:{method:r,scroll:a}})}connectStreamSource(e){
this.streamObserver.connectStreamSource(e)}disconnectStreamSource(e){this.streamObserver.disconnectStreamSource(e)}renderStreamMessage(e){
this.streamMessageRenderer.render(K.wrap(e))}clearCache(){this.view.clearSnapshotCache()}setProgressBarDelay(e){console.
warn("Please replace `session.setProgressBarDelay(delay)` with `session.progressBarDelay = delay`. The function is depre\
cated and will be removed in a future version of Turbo.`"),this.progressBarDelay=e}set progressBarDelay(e){F.drive.progressBarDelay=
e}get progressBarDelay(){return F.drive.progressBarDelay}set drive(e){F.drive.enabled=e}get drive(){return F.drive.enabled}set formMode(e){
F.forms.mode=e}get formMode(){return F.forms.mode}get location(){return this.history.location}get restorationIdentifier(){
return this.history.restorationIdentifier}get pageRefreshDebouncePeriod(){return m(this,ze)}set pageRefreshDebouncePeriod(e){
this.refresh=lr(this.debouncedRefresh.bind(this),e),C(this,ze,e)}shouldPreloadLink(e){let t=e.hasAttribute("data-turbo-m\
ethod"),r=e.hasAttribute("data-turbo-stream"),i=e.getAttribute("data-turbo-frame"),a=i=="_top"?null:document.getElementById(
i)||me(e,"turbo-frame:not([disabled])");if(t||r||a instanceof N)return!1;{let g=new URL(e.href);return this.elementIsNavigatable(
e)&&Y(g,this.snapshot.rootLocation)}}historyPoppedToLocationWithRestorationIdentifierAndDirection(e,t,r){this.enabled?this.
navigator.startVisit(e,t,{action:"restore",historyChanged:!0,direction:r}):this.adapter.pageInvalidated({reason:"turbo_d\
isabled"})}historyPoppedWithEmptyState(e){this.history.replace(e),this.view.lastRenderedLocation=e,this.view.cacheSnapshot()}scrollPositionChanged(e){
this.history.updateRestorationData({scrollPosition:e})}willSubmitFormLinkToLocation(e,t){return this.elementIsNavigatable(
e)&&Y(t,this.snapshot.rootLocation)}submittedFormLinkToLocation(){}canPrefetchRequestToLocation(e,t){return this.elementIsNavigatable(
e)&&Y(t,this.snapshot.rootLocation)&&this.navigator.linkPrefetchingIsEnabledForLocation(t)}willFollowLinkToLocation(e,t,r){
return this.elementIsNavigatable(e)&&Y(t,this.snapshot.rootLocation)&&this.applicationAllowsFollowingLinkToLocation(e,t,
r)}followedLinkToLocation(e,t){let r=this.getActionForLink(e),i=e.hasAttribute("data-turbo-stream");this.visit(t.href,{action:r,
acceptsStreamResponse:i})}allowsVisitingLocationWithAction(e,t){return this.applicationAllowsVisitingLocation(e)}visitProposedToLocation(e,t){
as(e),this.adapter.visitProposedToLocation(e,t)}visitStarted(e){e.acceptsStreamResponse||(Ze(document.documentElement),this.
view.markVisitDirection(e.direction)),as(e.location),this.notifyApplicationAfterVisitingLocation(e.location,e.action)}visitCompleted(e){
this.view.unmarkVisitDirection(),et(document.documentElement),this.notifyApplicationAfterPageLoad(e.getTimingMetrics())}willSubmitForm(e,t){
let r=Jt(e,t);return this.submissionIsNavigatable(e,t)&&Y(H(r),this.snapshot.rootLocation)}formSubmitted(e,t){this.navigator.
submitForm(e,t)}pageBecameInteractive(){this.view.lastRenderedLocation=this.location,this.notifyApplicationAfterPageLoad()}pageLoaded(){
this.history.assumeControlOfScrollRestoration()}pageWillUnload(){this.history.relinquishControlOfScrollRestoration()}receivedMessageFromStream(e){
this.renderStreamMessage(e)}viewWillCacheSnapshot(){this.notifyApplicationBeforeCachingSnapshot()}allowsImmediateRender({
element:e},t){let r=this.notifyApplicationBeforeRender(e,t),{defaultPrevented:i,detail:{render:a}}=r;return this.view.renderer&&
a&&(this.view.renderer.renderElement=a),!i}viewRenderedSnapshot(e,t,r){this.view.lastRenderedLocation=this.history.location,
this.notifyApplicationAfterRender(r)}preloadOnLoadLinksForView(e){this.preloader.preloadOnLoadLinksForView(e)}viewInvalidated(e){
this.adapter.pageInvalidated(e)}frameLoaded(e){this.notifyApplicationAfterFrameLoad(e)}frameRendered(e,t){this.notifyApplicationAfterFrameRender(
e,t)}applicationAllowsFollowingLinkToLocation(e,t,r){return!this.notifyApplicationAfterClickingLinkToLocation(e,t,r).defaultPrevented}applicationAllowsVisitingLocation(e){
return!this.notifyApplicationBeforeVisitingLocation(e).defaultPrevented}notifyApplicationAfterClickingLinkToLocation(e,t,r){
return I("turbo:click",{target:e,detail:{url:t.href,originalEvent:r},cancelable:!0})}notifyApplicationBeforeVisitingLocation(e){
return I("turbo:before-visit",{detail:{url:e.href},cancelable:!0})}notifyApplicationAfterVisitingLocation(e,t){return I(
"turbo:visit",{detail:{url:e.href,action:t}})}notifyApplicationBeforeCachingSnapshot(){return I("turbo:before-cache")}notifyApplicationBeforeRender(e,t){
return I("turbo:before-render",{detail:{newBody:e,...t},cancelable:!0})}notifyApplicationAfterRender(e){return I("turbo:\
render",{detail:{renderMethod:e}})}notifyApplicationAfterPageLoad(e={}){return I("turbo:load",{detail:{url:this.location.
href,timing:e}})}notifyApplicationAfterFrameLoad(e){return I("turbo:frame-load",{target:e})}notifyApplicationAfterFrameRender(e,t){
return I("turbo:frame-render",{detail:{fetchResponse:e},target:t,cancelable:!0})}submissionIsNavigatable(e,t){if(F.forms.
mode=="off")return!1;{let r=t?this.elementIsNavigatable(t):!0;return F.forms.mode=="optin"?r&&e.closest('[data-turbo="tr\
ue"]')!=null:r&&this.elementIsNavigatable(e)}}elementIsNavigatable(e){let t=me(e,"[data-turbo]"),r=me(e,"turbo-frame");return F.
drive.enabled||r?t?t.getAttribute("data-turbo")!="false":!0:t?t.getAttribute("data-turbo")=="true":!1}getActionForLink(e){
return oe(e)||"advance"}get snapshot(){return this.view.snapshot}};ze=new WeakMap;function as(s){Object.defineProperties(
s,ri)}var ri={absoluteURL:{get(){return this.toString()}}},q=new xt(ws),{cache:ii,navigator:ni}=q;function Ns(){q.start()}
function oi(s){q.registerAdapter(s)}function ai(s,e){q.visit(s,e)}function Ds(s){q.connectStreamSource(s)}function Os(s){
q.disconnectStreamSource(s)}function ci(s){q.renderStreamMessage(s)}function li(s){console.warn("Please replace `Turbo.s\
etProgressBarDelay(delay)` with `Turbo.config.drive.progressBarDelay = delay`. The top-level function is deprecated and \
will be removed in a future version of Turbo.`"),F.drive.progressBarDelay=s}function hi(s){console.warn("Please replace \
`Turbo.setConfirmMethod(confirmMethod)` with `Turbo.config.forms.confirm = confirmMethod`. The top-level function is dep\
recated and will be removed in a future version of Turbo.`"),F.forms.confirm=s}function ui(s){console.warn("Please repla\
ce `Turbo.setFormMode(mode)` with `Turbo.config.forms.mode = mode`. The top-level function is deprecated and will be rem\
oved in a future version of Turbo.`"),F.forms.mode=s}function di(s,e){ht.renderElement(s,e)}function mi(s,e){lt.renderElement(
s,e)}var fi=Object.freeze({__proto__:null,PageRenderer:qe,PageSnapshot:W,FrameRenderer:ke,fetch:Es,config:F,session:q,cache:ii,
navigator:ni,start:Ns,registerAdapter:oi,visit:ai,connectStreamSource:Ds,disconnectStreamSource:Os,renderStreamMessage:ci,
setProgressBarDelay:li,setConfirmMethod:hi,setFormMode:ui,morphBodyElements:di,morphTurboFrameElements:mi,morphChildren:Zt,
morphElements:ft}),Ut=class extends Error{},j,x,Z,$e,ve,Se,v,he,Vs,Ws,xs,Us,_s,zs,$s,zt,se,js,Qe,Ks,Xs,Ys,$t,_t=class{constructor(e){
A(this,v);l(this,"fetchResponseLoaded",e=>Promise.resolve());A(this,j,null);A(this,x,()=>{});A(this,Z,!1);A(this,$e,!1);
A(this,ve,new Set);A(this,Se,!1);l(this,"action",null);l(this,"visitCachedSnapshot",({element:e})=>{let t=e.querySelector(
"#"+this.element.id);t&&this.previousFrameElement&&t.replaceChildren(...this.previousFrameElement.children),delete this.
previousFrameElement});this.element=e,this.view=new wt(this,this.element),this.appearanceObserver=new vt(this,this.element),
this.formLinkClickObserver=new at(this,this.element),this.linkInterceptor=new nt(this,this.element),this.restorationIdentifier=
ee(),this.formSubmitObserver=new Me(this,this.element)}connect(){m(this,Z)||(C(this,Z,!0),this.loadingStyle==ue.lazy?this.
appearanceObserver.start():p(this,v,he).call(this),this.formLinkClickObserver.start(),this.linkInterceptor.start(),this.
formSubmitObserver.start())}disconnect(){m(this,Z)&&(C(this,Z,!1),this.appearanceObserver.stop(),this.formLinkClickObserver.
stop(),this.linkInterceptor.stop(),this.formSubmitObserver.stop(),this.element.hasAttribute("recurse")||m(this,j)?.cancel())}disabledChanged(){
this.disabled?m(this,j)?.cancel():this.loadingStyle==ue.eager&&p(this,v,he).call(this)}sourceURLChanged(){p(this,v,Ks).call(
this,"src")||(this.sourceURL||m(this,j)?.cancel(),this.element.isConnected&&(this.complete=!1),(this.loadingStyle==ue.eager||
m(this,$e))&&p(this,v,he).call(this))}sourceURLReloaded(){let{refresh:e,src:t}=this.element;return C(this,Se,t&&e==="mor\
ph"),this.element.removeAttribute("complete"),this.element.src=null,this.element.src=t,this.element.loaded}loadingStyleChanged(){
this.loadingStyle==ue.lazy?this.appearanceObserver.start():(this.appearanceObserver.stop(),p(this,v,he).call(this))}async loadResponse(e){
(e.redirected||e.succeeded&&e.isHTML)&&(this.sourceURL=e.response.url);try{let t=await e.responseHTML;if(t){let r=us(t);
W.fromDocument(r).isVisitable?await p(this,v,Vs).call(this,e,r):await p(this,v,Us).call(this,e)}}finally{C(this,Se,!1),this.
fetchResponseLoaded=()=>Promise.resolve()}}elementAppearedInViewport(e){this.proposeVisitIfNavigatedWithAction(e,oe(e)),
p(this,v,he).call(this)}willSubmitFormLinkToLocation(e){return p(this,v,Qe).call(this,e)}submittedFormLinkToLocation(e,t,r){
let i=p(this,v,se).call(this,e);i&&r.setAttribute("data-turbo-frame",i.id)}shouldInterceptLinkClick(e,t,r){return p(this,
v,Qe).call(this,e)}linkClickIntercepted(e,t){p(this,v,xs).call(this,e,t)}willSubmitForm(e,t){return e.closest("turbo-fra\
me")==this.element&&p(this,v,Qe).call(this,e,t)}formSubmitted(e,t){this.formSubmission&&this.formSubmission.stop(),this.
formSubmission=new rt(this,e,t);let{fetchRequest:r}=this.formSubmission,i=p(this,v,se).call(this,e,t);this.prepareRequest(
r,i),this.formSubmission.start()}prepareRequest(e,t=this){e.headers["Turbo-Frame"]=t.id,this.currentNavigationElement?.hasAttribute(
"data-turbo-stream")&&e.acceptResponseType(K.contentType)}requestStarted(e){Ze(this.element)}requestPreventedHandlingResponse(e,t){
m(this,x).call(this)}async requestSucceededWithResponse(e,t){await this.loadResponse(t),m(this,x).call(this)}async requestFailedWithResponse(e,t){
await this.loadResponse(t),m(this,x).call(this)}requestErrored(e,t){console.error(t),m(this,x).call(this)}requestFinished(e){
et(this.element)}formSubmissionStarted({formElement:e}){Ze(e,p(this,v,se).call(this,e))}formSubmissionSucceededWithResponse(e,t){
let r=p(this,v,se).call(this,e.formElement,e.submitter);r.delegate.proposeVisitIfNavigatedWithAction(r,oe(e.submitter,e.
formElement,r)),r.delegate.loadResponse(t),e.isSafe||q.clearCache()}formSubmissionFailedWithResponse(e,t){this.element.delegate.
loadResponse(t),q.clearCache()}formSubmissionErrored(e,t){console.error(t)}formSubmissionFinished({formElement:e}){et(e,
p(this,v,se).call(this,e))}allowsImmediateRender({element:e},t){let r=I("turbo:before-frame-render",{target:this.element,
detail:{newFrame:e,...t},cancelable:!0}),{defaultPrevented:i,detail:{render:a}}=r;return this.view.renderer&&a&&(this.view.
renderer.renderElement=a),!i}viewRenderedSnapshot(e,t,r){}preloadOnLoadLinksForView(e){q.preloadOnLoadLinksForView(e)}viewInvalidated(){}willRenderFrame(e,t){
this.previousFrameElement=e.cloneNode(!0)}proposeVisitIfNavigatedWithAction(e,t=null){if(this.action=t,this.action){let r=W.
fromElement(e).clone(),{visitCachedSnapshot:i}=e.delegate;e.delegate.fetchResponseLoaded=async a=>{if(e.src){let{statusCode:g,
redirected:L}=a,k=await a.responseHTML,O={response:{statusCode:g,redirected:L,responseHTML:k},visitCachedSnapshot:i,willRender:!1,
updateHistory:!1,restorationIdentifier:this.restorationIdentifier,snapshot:r};this.action&&(O.action=this.action),q.visit(
e.src,O)}}}}changeHistory(){if(this.action){let e=ms(this.action);q.history.update(e,H(this.element.src||""),this.restorationIdentifier)}}async extractForeignFrameElement(e){
let t,r=CSS.escape(this.id);try{if(t=cs(e.querySelector(`turbo-frame#${r}`),this.sourceURL),t)return t;if(t=cs(e.querySelector(
`turbo-frame[src][recurse~=${r}]`),this.sourceURL),t)return await t.loaded,await this.extractForeignFrameElement(t)}catch(i){
return console.error(i),new N}return null}get id(){return this.element.id}get disabled(){return this.element.disabled}get enabled(){
return!this.disabled}get sourceURL(){if(this.element.src)return this.element.src}set sourceURL(e){p(this,v,Xs).call(this,
"src",()=>{this.element.src=e??null})}get loadingStyle(){return this.element.loading}get isLoading(){return this.formSubmission!==
void 0||m(this,x).call(this)!==void 0}get complete(){return this.element.hasAttribute("complete")}set complete(e){e?this.
element.setAttribute("complete",""):this.element.removeAttribute("complete")}get isActive(){return this.element.isActive&&
m(this,Z)}get rootLocation(){let t=this.element.ownerDocument.querySelector('meta[name="turbo-root"]')?.content??"/";return H(
t)}};j=new WeakMap,x=new WeakMap,Z=new WeakMap,$e=new WeakMap,ve=new WeakMap,Se=new WeakMap,v=new WeakSet,he=async function(){
this.enabled&&this.isActive&&!this.complete&&this.sourceURL&&(this.element.loaded=p(this,v,Ws).call(this,H(this.sourceURL)),
this.appearanceObserver.stop(),await this.element.loaded,C(this,$e,!0))},Vs=async function(e,t){let r=await this.extractForeignFrameElement(
t.body),i=m(this,Se)?lt:ke;if(r){let a=new we(r),g=new i(this,this.view.snapshot,a,!1,!1);this.view.renderPromise&&await this.
view.renderPromise,this.changeHistory(),await this.view.render(g),this.complete=!0,q.frameRendered(e,this.element),q.frameLoaded(
this.element),await this.fetchResponseLoaded(e)}else p(this,v,_s).call(this,e)&&p(this,v,zs).call(this,e)},Ws=async function(e){
let t=new ae(this,B.get,e,new URLSearchParams,this.element);return m(this,j)?.cancel(),C(this,j,t),new Promise(r=>{C(this,
x,()=>{C(this,x,()=>{}),C(this,j,null),r()}),t.perform()})},xs=function(e,t,r){let i=p(this,v,se).call(this,e,r);i.delegate.
proposeVisitIfNavigatedWithAction(i,oe(r,e,i)),p(this,v,Ys).call(this,e,()=>{i.src=t})},Us=async function(e){console.warn(
`The response (${e.statusCode}) from <turbo-frame id="${this.element.id}"> is performing a full page visit due to turbo-\
visit-control.`),await p(this,v,zt).call(this,e.response)},_s=function(e){this.element.setAttribute("complete","");let t=e.
response,r=async(a,g)=>{a instanceof Response?p(this,v,zt).call(this,a):q.visit(a,g)};return!I("turbo:frame-missing",{target:this.
element,detail:{response:t,visit:r},cancelable:!0}).defaultPrevented},zs=function(e){this.view.missing(),p(this,v,$s).call(
this,e)},$s=function(e){let t=`The response (${e.statusCode}) did not contain the expected <turbo-frame id="${this.element.
id}"> and will be ignored. To perform a full page visit instead, set turbo-visit-control to reload.`;throw new Ut(t)},zt=
async function(e){let t=new Pe(e),r=await t.responseHTML,{location:i,redirected:a,statusCode:g}=t;return q.visit(i,{response:{
redirected:a,statusCode:g,responseHTML:r}})},se=function(e,t){let r=Ge("data-turbo-frame",t,e)||this.element.getAttribute(
"target"),i=p(this,v,$t).call(this,r);return i instanceof N?i:this.element},js=function(e,t){let r=Jt(e,t);return Y(H(r),
this.rootLocation)},Qe=function(e,t){let r=Ge("data-turbo-frame",t,e)||this.element.getAttribute("target");if(e instanceof
HTMLFormElement&&!p(this,v,js).call(this,e,t)||!this.enabled||r=="_top")return!1;if(r){let i=p(this,v,$t).call(this,r);if(i)
return!i.disabled;if(r=="_parent")return!1}return!(!q.elementIsNavigatable(e)||t&&!q.elementIsNavigatable(t))},Ks=function(e){
return m(this,ve).has(e)},Xs=function(e,t){m(this,ve).add(e),t(),m(this,ve).delete(e)},Ys=function(e,t){this.currentNavigationElement=
e,t(),delete this.currentNavigationElement},$t=function(e){if(e!=null){let t=e==="_parent"?this.element.parentElement.closest(
"turbo-frame"):document.getElementById(e);if(t instanceof N)return t}};function cs(s,e){if(s){let t=s.getAttribute("src");
if(t!=null&&e!=null&&Ss(t,e))throw new Error(`Matching <turbo-frame id="${s.id}"> element has a source URL which referen\
ces itself`);if(s.ownerDocument!==document&&(s=document.importNode(s,!0)),s instanceof N)return s.connectedCallback(),s.
disconnectedCallback(),s}}var Js={after(){this.removeDuplicateTargetSiblings(),this.targetElements.forEach(s=>s.parentElement?.
insertBefore(this.templateContent,s.nextSibling))},append(){this.removeDuplicateTargetChildren(),this.targetElements.forEach(
s=>s.append(this.templateContent))},before(){this.removeDuplicateTargetSiblings(),this.targetElements.forEach(s=>s.parentElement?.
insertBefore(this.templateContent,s))},prepend(){this.removeDuplicateTargetChildren(),this.targetElements.forEach(s=>s.prepend(
this.templateContent))},remove(){this.targetElements.forEach(s=>s.remove())},replace(){let s=this.getAttribute("method");
this.targetElements.forEach(e=>{s==="morph"?ft(e,this.templateContent):e.replaceWith(this.templateContent)})},update(){let s=this.
getAttribute("method");this.targetElements.forEach(e=>{s==="morph"?Zt(e,this.templateContent):(e.innerHTML="",e.append(this.
templateContent))})},refresh(){let s=this.getAttribute("method"),e=this.requestId,t=this.getAttribute("scroll");q.refresh(
this.baseURI,{method:s,requestId:e,scroll:t})}},ne,Te,es=class es extends HTMLElement{constructor(){super(...arguments);
A(this,ne)}static async renderElement(t){await t.performAction()}async connectedCallback(){try{await this.render()}catch(t){
console.error(t)}finally{this.disconnect()}}async render(){return this.renderPromise??(this.renderPromise=(async()=>{let t=this.
beforeRenderEvent;this.dispatchEvent(t)&&(await Re(),await t.detail.render(this))})())}disconnect(){try{this.remove()}catch{}}removeDuplicateTargetChildren(){
this.duplicateChildren.forEach(t=>t.remove())}get duplicateChildren(){let t=this.targetElements.flatMap(i=>[...i.children]).
filter(i=>!!i.getAttribute("id")),r=[...this.templateContent?.children||[]].filter(i=>!!i.getAttribute("id")).map(i=>i.getAttribute(
"id"));return t.filter(i=>r.includes(i.getAttribute("id")))}removeDuplicateTargetSiblings(){this.duplicateSiblings.forEach(
t=>t.remove())}get duplicateSiblings(){let t=this.targetElements.flatMap(i=>[...i.parentElement.children]).filter(i=>!!i.
id),r=[...this.templateContent?.children||[]].filter(i=>!!i.id).map(i=>i.id);return t.filter(i=>r.includes(i.id))}get performAction(){
if(this.action){let t=Js[this.action];if(t)return t;p(this,ne,Te).call(this,"unknown action")}p(this,ne,Te).call(this,"a\
ction attribute is missing")}get targetElements(){if(this.target)return this.targetElementsById;if(this.targets)return this.
targetElementsByQuery;p(this,ne,Te).call(this,"target or targets attribute is missing")}get templateContent(){return this.
templateElement.content.cloneNode(!0)}get templateElement(){if(this.firstElementChild===null){let t=this.ownerDocument.createElement(
"template");return this.appendChild(t),t}else if(this.firstElementChild instanceof HTMLTemplateElement)return this.firstElementChild;
p(this,ne,Te).call(this,"first child element must be a <template> element")}get action(){return this.getAttribute("actio\
n")}get target(){return this.getAttribute("target")}get targets(){return this.getAttribute("targets")}get requestId(){return this.
getAttribute("request-id")}get description(){return(this.outerHTML.match(/<[^>]+>/)??[])[0]??"<turbo-stream>"}get beforeRenderEvent(){
return new CustomEvent("turbo:before-stream-render",{bubbles:!0,cancelable:!0,detail:{newStream:this,render:es.renderElement}})}get targetElementsById(){
let t=this.ownerDocument?.getElementById(this.target);return t!==null?[t]:[]}get targetElementsByQuery(){let t=this.ownerDocument?.
querySelectorAll(this.targets);return t.length!==0?Array.prototype.slice.call(t):[]}};ne=new WeakSet,Te=function(t){throw new Error(
`${this.description}: ${t}`)};var jt=es,Kt=class extends HTMLElement{constructor(){super(...arguments);l(this,"streamSou\
rce",null)}connectedCallback(){this.streamSource=this.src.match(/^ws{1,2}:/)?new WebSocket(this.src):new EventSource(this.
src),Ds(this.streamSource)}disconnectedCallback(){this.streamSource&&(this.streamSource.close(),Os(this.streamSource))}get src(){
return this.getAttribute("src")||""}};N.delegateConstructor=_t;customElements.get("turbo-frame")===void 0&&customElements.
define("turbo-frame",N);customElements.get("turbo-stream")===void 0&&customElements.define("turbo-stream",jt);customElements.
get("turbo-stream-source")===void 0&&customElements.define("turbo-stream-source",Kt);(()=>{let s=document.currentScript;
if(!s||s.hasAttribute("data-turbo-suppress-warning"))return;let e=s.parentElement;for(;e;){if(e==document.body)return console.
warn(ds`
        You are loading Turbo from a <script> element inside the <body> element. This is probably not what you meant to do!

        Load your application’s JavaScript bundle inside the <head> element instead. <script> elements in <body> are evaluated with each page change.

        For more information, see: https://turbo.hotwired.dev/handbook/building#working-with-script-elements

        ——
        Suppress this warning by adding a "data-turbo-suppress-warning" attribute to: %s
      `,s.outerHTML);e=e.parentElement}})();window.Turbo={...fi,StreamActions:Js};Ns();export{re as FetchEnctype,B as FetchMethod,ae as FetchRequest,Pe as FetchResponse,N as FrameElement,ue as FrameLoadingStyle,
ke as FrameRenderer,qe as PageRenderer,W as PageSnapshot,Js as StreamActions,jt as StreamElement,Kt as StreamSourceElement,
ii as cache,F as config,Ds as connectStreamSource,Os as disconnectStreamSource,Es as fetch,br as fetchEnctypeFromString,
Qt as fetchMethodFromString,Gt as isSafe,di as morphBodyElements,Zt as morphChildren,ft as morphElements,mi as morphTurboFrameElements,
ni as navigator,oi as registerAdapter,ci as renderStreamMessage,q as session,hi as setConfirmMethod,ui as setFormMode,li as setProgressBarDelay,
Ns as start,ai as visit};
