//! Says how an addon is linked on each system: its symbols are Node's own.

fn main() {
    napi_build::setup();
}
