<?php if ($a->b) { ?><label>SSN <input name="ssn"></label><?php } ?>
<?= $x ?><select><option>a</select>