import { createHash } from 'node:crypto';
import type { Html } from '../pages/template';

/** The look of a form, on top of the frame's: controls as wide as the column, room for fingers, faults by colour and words. */
const formStyle = `.hosted .field{margin:0 0 1.25rem}
.hosted .field label{display:block;font-weight:600;margin:0 0 .35rem}
.hosted .mark{font-weight:400;color:#4a5560;font-size:.9rem}
.hosted input:not([type=checkbox]),.hosted textarea,.hosted select{display:block;width:100%;font:inherit;color:inherit;background:#fff;padding:.6rem .7rem;border:1px solid #6b7680;border-radius:.375rem}
.hosted .field [aria-invalid]{border:2px solid #b3261e}
.hosted .box{margin:0 0 1.25rem;padding:1rem;border:1px solid #d5dae0;border-radius:.375rem;background:#f8f9fa}
.hosted .box.wrong{border:2px solid #b3261e}
.hosted .box label{display:flex;gap:.75rem;align-items:flex-start;white-space:pre-line}
.hosted .box input{flex:none;width:1.5rem;height:1.5rem;margin:0;accent-color:#0b5394}
.hosted .box .note,.hosted details,.hosted .box .fault{margin:.6rem 0 0 2.25rem}
.hosted details p{margin:.6rem 0 0;white-space:pre-line}
.hosted summary{cursor:pointer;color:#0b5394}
.fault{margin:.35rem 0 0;color:#b3261e;font-weight:600}
.faults{margin:0 0 1.5rem;padding:1rem 1.25rem;border:2px solid #b3261e;border-radius:.375rem}
.faults ul{margin:.5rem 0 0;padding-left:1.25rem}
.faults a{color:#b3261e}
.aside{position:absolute;left:-99rem;width:1px;height:1px;overflow:hidden}
@media (max-width:26rem){.hosted .box .note,.hosted details,.hosted .box .fault{margin-left:0}}`;

/** Within another site's page the form takes the width it is given, and only the height it needs. */
const embeddedStyle = `html{background:#fff}
body{min-height:0;padding:.25rem}
body>header{display:none}
main{padding:1.25rem}
header,main,footer{max-width:none}
footer{padding-bottom:0}`;

/** Style with the source that a page's Content-Security-Policy allows for it (CSP level 3, hash source). */
export interface HashedStyle {
  readonly css: Html;
  readonly source: string;
}

export const standaloneForm = hashed(formStyle);
export const embeddedForm = hashed(`${formStyle}\n${embeddedStyle}`);

function hashed(css: string): HashedStyle {
  return { css: css as Html, source: `'sha256-${createHash('sha256').update(css).digest('base64')}'` };
}
