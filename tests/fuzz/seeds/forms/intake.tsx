a.tsx
import { useState } from "react";
import { Checkbox, FormControlLabel, InputLabel, MenuItem, Select, TextField } from "@mui/material";

type Props<T> = { onSend: (value: T) => void };

export function Intake({ onSend }: Props<string>) {
  const [held, hold] = useState<string>("");
  for (let i = 0; i <held.length; i++) console.log(held[i]);
  return (
    <form onSubmit={(e) => { e.preventDefault(); onSend(held); }}>
      {/* What we don't ask: <input name="comment" /> */}
      <label htmlFor="born">Date of birth</label>
      <input id="born" type="date" onChange={(e) => hold(e.target.value > "2000" ? e.target.value : "")} name="born" required />
      <TextField
        label="Social Security number"
        name={"ssn"}
        value={held}
        onChange={({ target }) => hold(target.value)}
        helperText="Nine digits"
      />
      <InputLabel id="faith">Religion</InputLabel>
      <Select labelId="faith" name="q7" value={held}>
        <MenuItem value="a">Catholic</MenuItem>
        <MenuItem value="b">Muslim</MenuItem>
      </Select>
      <FormControlLabel control={<Checkbox name="q8" checked={held === "y"} />} label="I am a veteran" />
      <p>Are you a citizen?</p>
      <label><input type="radio" name="q9" value="y" /> Yes</label>
      <label><input type="radio" name="q9" value="n" /> No</label>
      <Field name="children" type="number" placeholder="Number of children" {...held} />
      <FormField
        name="q10"
        render={({ field }) => (
          <FormItem>
            <FormLabel>Country of birth</FormLabel>
            <Input id="q10" {...field} endAdornment={<Icon name="globe" />} />
          </FormItem>
        )}
      />
      <textarea name="story" placeholder={`Tell us`} />
      <button type="submit">Send</button>
    </form>
  );
}
