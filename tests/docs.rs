//! What the pages say is so: commands print what is shown.

use trycmd::TestCases;
use trycmd::schema::Bin;

#[test]
fn pages_show_what_the_program_prints() {
    let pages = TestCases::new();
    pages.register_bin("cargo", Bin::Ignore);
    pages.case("README.md");
}
