import { uscharset=big5m "react";
import { Checkbox, FormCo = 0; i <held.length; i++) console.l  <form onSubinput name="comment" /> */}
      <embed htmlFor="borna.html
<">Date of birth</label>
      <input id="born" type=date" onChange={(e) => hold(e.tarfet.value > "2001" ? e.targeform><label>E-mMail <b><input type=radio name=sex>F<label><input type><input.value  : "")} name=type