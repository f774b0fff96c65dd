import { createHash } from 'node:crypto';

/** The look of every public page: dark text on light, one column from 320 px, room for fingers, visible focus. */
export const pageStyle = `*{box-sizing:border-box}
html{font:100%/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;color:#1b1f24;background:#f2f4f6}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;align-items:center;padding:1.5rem 1rem}
header,main,footer{width:100%;max-width:38rem}
header{padding:0 .25rem .75rem;font-weight:600;overflow-wrap:anywhere}
main{background:#fff;border:1px solid #d5dae0;border-top:.25rem solid #0b5394;border-radius:.5rem;padding:1.75rem;overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 1rem}
h2{font-size:1.1rem;line-height:1.35;margin:0 0 .25rem}
p{margin:0 0 1rem}
blockquote{margin:0 0 1rem;padding:.25rem 0 .25rem 1rem;border-left:.25rem solid #d5dae0;color:#39424c}
a{color:#0b5394;text-underline-offset:.15em}
form{margin:0}
button{display:inline-block;font:inherit;font-weight:600;line-height:1.3;padding:.7rem 1.4rem;border:2px solid #0b5394;border-radius:.375rem;color:#fff;background:#0b5394;text-decoration:none;cursor:pointer}
button:hover{background:#083d6d;border-color:#083d6d}
button.quiet{color:#0b5394;background:#fff}
button.quiet:hover{background:#e8f0f8}
:focus-visible{outline:3px solid #b35900;outline-offset:2px}
.note{color:#4a5560;font-size:.95rem}
.done{border-left:.25rem solid #1a7f37;background:#eaf6ed;padding:.75rem 1rem;margin:0 0 1.25rem}
.back{margin:1.5rem 0 0}
ul.plain{list-style:none;margin:0 0 1.5rem;padding:0;border-top:1px solid #d5dae0}
ul.plain>li{padding:1rem 0;border-bottom:1px solid #d5dae0}
ul.plain p{margin:0 0 .75rem}
ul.plain>li>:last-child{margin-bottom:0}
section{margin-top:1.75rem}
section>:last-child{margin-bottom:0}
main>:last-child{margin-bottom:0}
main>ul.plain:last-child>li:last-child{padding-bottom:0;border-bottom:0}
footer{padding:1rem .25rem 0;color:#4a5560;font-size:.875rem}
footer p{margin:0 0 .5rem}
@media (min-width:48rem){body{padding:3.5rem 1.5rem}main{padding:2.5rem}}
@media (max-width:26rem){main{padding:1.25rem}button{width:100%;text-align:center}}
@media print{html{background:#fff}main{border:0;padding:0}button{display:none}}`;

/** The source of style that a page's Content-Security-Policy allows (CSP level 3, hash source). */
export const pageStyleSource = `'sha256-${createHash('sha256').update(pageStyle).digest('base64')}'`;
