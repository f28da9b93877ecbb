//! Bytes, read as a file of forms of each kind: whatever they are, there are forms or what could not be read, the same twice, each at a line
//! that the file has.
#![no_main]

use libfuzzer_sys::fuzz_target;
use privity_forms::read;

fuzz_target!(|file: &[u8]| {
    for name in ["a.html", "a.tsx", "a.json", "a.csv", "a.pdf", "a.xlsx"] {
        let found = read(name, file);
        assert_eq!(found, read(name, file), "the same file holds the same");
        // HTML ends a line at either.
        let lines = file.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() as u32 + 1;
        let placed = found.forms.iter().flat_map(|form| &form.fields).map(|placed| placed.line);
        for line in placed.chain(found.unreadable.iter().map(|one| one.line)) {
            assert!(line <= lines, "line {line} of {lines}");
        }
        assert!(found.forms.iter().all(|form| !form.fields.is_empty()), "a form has fields");
        for unreadable in &found.unreadable {
            assert!(!unreadable.message.contains(char::is_control), "{unreadable:?}");
        }
    }
});
