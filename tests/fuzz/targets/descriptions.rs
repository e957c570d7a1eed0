#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| actions_properties::descriptions::any(bytes));
