/// A page that says what went wrong, in two sentences.
struct ErrorView: PageView {
    let frame: PageFrame
    let heading: String
    let explanation: String
    /// The number to mention when asking for help; nil where there is nothing to look up.
    let requestID: String?
    let homeLink: String

    static let sample = ErrorView(
        frame: .sample, heading: "Er ging iets mis bij ons", explanation: "Probeer het nog eens.", requestID: "0a1b2c",
        homeLink: "/")
}
