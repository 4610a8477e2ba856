/** The plan's rich-text editor: an about:blank frame whose body can be typed into, as older editors build it. */
const PLAN = `
<p><b>1. Basal cell carcinoma, nose</b> (C44.91). Mohs surgery discussed and scheduled for 12/02/2026.</p>
<p><b>2. New lesion, mid back</b> (D49.2). Tangential shave biopsy today (11102): 1 mL lidocaine 1 % with epinephrine, sent to pathology, result awaited.</p>
<p><b>3. Melanocytic nevus, left upper arm</b> (D22.60). Benign looking; photographs, look again in 12 months.</p>
<p><b>4. Flexural eczema</b> (L20.8). Continue triamcinolone 0.1 %.</p>
<p><b>5. Psoriasis</b> (L40.9). No change.</p>
<p><b>6. Warts, right hand</b> (B07.8). Two treated with liquid nitrogen, two cycles of 10 seconds (17110).</p>
<p><b>7. Seborrheic keratoses</b> (L82.1). Reassured; no treatment.</p>
<p>Return in 6 months, sooner at (555) 010-0199. 25 minutes were spent on the visit.</p>`;

const frame = document.getElementById('plan');
const page = frame instanceof HTMLIFrameElement ? frame.contentDocument : null;
if (page) {
  page.open();
  page.write('<!doctype html><html lang="en"><head><title>Editor</title></head><body></body></html>');
  page.close();
  page.body.innerHTML = PLAN;
  page.body.contentEditable = 'true';
  page.body.setAttribute('aria-label', 'Assessment and plan');
  page.body.style.cssText = 'margin:10px 12px;font:14px/1.5 system-ui,sans-serif;color:#1d2733';
}
