//! The `summitry` program: see `summitry::cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    summitry::cli::main()
}
