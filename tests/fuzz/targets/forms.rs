//! Bytes, read as a file with forms: the name in the first line says of which kind. Whatever they are, there are fields or reasons, the same
//! twice, each at a place in the file.
#![no_main]

use libfuzzer_sys::fuzz_target;
use privity_forms::{read, readable};

fuzz_target!(|bytes: &[u8]| {
    let Some(end) = bytes.iter().position(|byte| *byte == b'\n') else { return };
    let (name, file) = (&bytes[..end], &bytes[end + 1..]);
    let Ok(name) = core::str::from_utf8(name) else { return };
    let found = read(name, file);
    assert_eq!(found, read(name, file), "the same file has the same forms");
    if !readable(name) {
        assert!(found.forms.is_empty() && !found.unreadable.is_empty(), "what cannot be read has a reason");
    }
    let lines = file.split(|byte| *byte == b'\n').count() as u32 + file.iter().filter(|byte| **byte == b'\r').count() as u32;
    for placed in found.forms.iter().flat_map(|form| &form.fields) {
        assert!(placed.line <= lines, "outside the file: line {} of {lines}", placed.line);
        let _ = placed.field.detect();
    }
    for reason in &found.unreadable {
        assert!(!reason.message.is_empty() && !reason.message.contains('\n') && reason.line <= lines, "{reason:?}");
    }
});
