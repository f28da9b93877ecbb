//! What the compiler calls to copy, fill and compare. On targets without an operating system it brings its own; on Linux it expects the
//! C library's. Volatile, a byte at a time, so that the loops are not turned into calls of themselves.

#[unsafe(no_mangle)]
unsafe extern "C" fn memcpy(to: *mut u8, from: *const u8, len: usize) -> *mut u8 {
    for i in 0..len {
        // SAFETY: the compiler passes two regions of `len` bytes.
        unsafe { to.add(i).write_volatile(from.add(i).read_volatile()) };
    }
    to
}

#[unsafe(no_mangle)]
unsafe extern "C" fn memmove(to: *mut u8, from: *const u8, len: usize) -> *mut u8 {
    for i in 0..len {
        // Towards the end if the regions overlap that way.
        let i = if to.cast_const() > from { len - 1 - i } else { i };
        // SAFETY: the compiler passes two regions of `len` bytes.
        unsafe { to.add(i).write_volatile(from.add(i).read_volatile()) };
    }
    to
}

#[unsafe(no_mangle)]
unsafe extern "C" fn memset(to: *mut u8, byte: i32, len: usize) -> *mut u8 {
    for i in 0..len {
        // SAFETY: the compiler passes a region of `len` bytes.
        unsafe { to.add(i).write_volatile(byte as u8) };
    }
    to
}

#[unsafe(no_mangle)]
unsafe extern "C" fn memcmp(a: *const u8, b: *const u8, len: usize) -> i32 {
    // SAFETY: the compiler passes two regions of `len` bytes.
    let bytes = |i| unsafe { (a.add(i).read_volatile(), b.add(i).read_volatile()) };
    (0..len).map(bytes).find(|(a, b)| a != b).map_or(0, |(a, b)| i32::from(a) - i32::from(b))
}
