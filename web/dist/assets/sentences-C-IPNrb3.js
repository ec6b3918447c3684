import{t as e}from"./points-D0eLS_e7.js";import{A as t,k as n}from"./index-C2Grn6j0.js";var r=/[.!?…]["”’)\]]*\s+(?=["“‘(]?[\p{Lu}\d])|\n+/gu,i=/(?:^|[\s(])(?:[\p{Lu}]|Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Sen|Rep|Gov|No|[\p{Lu}]\.[\p{Lu}])\.\s+$/u;function a(e,t,n){let[a,o]=[0,e.length];for(let s of e.matchAll(r)){let r=s.index+s[0].length;if(s[0].includes(`
`)||!i.test(e.slice(Math.max(0,r-12),r))){if(r<=t)a=r;else if(s.index>=n-1){o=s.index+s[0].trimEnd().length;break}}}return o=Math.max(o,n),{before:e.slice(a,t),words:e.slice(t,n),after:e.slice(n,o)}}var o=400,s=200;async function c(e){let t=new Map;for(let n=0;n<e.length;n+=s)for(let r of await l(e.slice(n,n+s)))t.set(r.fact,[...t.get(r.fact)??[],r]);return t}async function l(r){return(await n(`SELECT DISTINCT ?fact ?article ?title ?begin ?end ?from ?excerpt {
       ${t(`fact`,r)}
       { ?fact sm:evidence ?span } UNION { GRAPH ?graph { ?fact sm:evidence ?span ; sm:voice ?voice } }
       ?span nif:beginIndex ?begin ; nif:endIndex ?end ; nif:referenceContext ?context .
       ?context nif:isString ?text ; nif:sourceUrl ?article .
       OPTIONAL { ?article schema:headline ?title }
       BIND(IF(?begin > ${o}, ?begin - ${o}, 0) AS ?from)
       BIND(SUBSTR(?text, ?from + 1, ?end - ?from + ${o}) AS ?excerpt)
     } ORDER BY ?article ?begin`)).flatMap(({fact:t,article:n,title:r,begin:i,end:o,from:s,excerpt:c})=>{if(!t||!n||!i||!o||!s||!c)return[];let l=e(c.value),[u,d]=[i,o].map(e=>l(Number(e.value)-Number(s.value)));return[{...a(c.value,u??0,d??0),fact:t.value,article:n.value,title:r?.value??n.value}]})}export{c as t};