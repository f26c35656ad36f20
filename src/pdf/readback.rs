pub enum Rule {}
pub struct Claim;
pub struct Deviation;
pub struct Report;
pub fn read_back(_b: &[u8]) -> Report {
    Report
}
