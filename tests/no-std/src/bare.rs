//! What an operating system and its libraries would do: start, end, and what to do in a panic.

use core::panic::PanicInfo;

use crate::expected;

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    exit(101)
}

/// Where Linux starts the process: aligns the stack and goes on in Rust.
#[unsafe(naked)]
#[unsafe(no_mangle)]
extern "C" fn _start() -> ! {
    #[cfg(target_arch = "x86_64")]
    core::arch::naked_asm!("xor ebp, ebp", "and rsp, -16", "call {run}", "ud2", run = sym run);
    #[cfg(target_arch = "aarch64")]
    core::arch::naked_asm!("mov x29, xzr", "mov x30, xzr", "bl {run}", "brk 1", run = sym run);
}

extern "C" fn run() -> ! {
    exit(usize::from(!expected()))
}

fn exit(status: usize) -> ! {
    // SAFETY: exit_group ends the process; nothing runs after it.
    unsafe {
        #[cfg(target_arch = "x86_64")]
        core::arch::asm!("syscall", in("rax") 231, in("rdi") status, options(noreturn));
        #[cfg(target_arch = "aarch64")]
        core::arch::asm!("svc 0", in("x8") 94, in("x0") status, options(noreturn));
    }
}
