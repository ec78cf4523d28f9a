/// The scripts of the site, each a file in `Assets` with a header that says what it is for. A page has at most one.
enum PageScript: String, CaseIterable {
    /// Tells what a place of a drawing stands for, by mouse, finger and keyboard.
    case charts
    /// Follows work on a delivery as it goes.
    case progress
    /// Takes dropped files, lists them, and shows how far they are sent.
    case upload
    /// Says that a file is too large before it is sent.
    case evidence
}
