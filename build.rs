//! Tells cargo when to compile anew.

fn main() {
    // The explorer is compiled in; a file that is new among its files would not be noticed otherwise.
    println!("cargo:rerun-if-changed=web/dist");
}
