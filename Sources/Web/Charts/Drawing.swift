/// HTML of our own making, placed in a page as it is: every text in it went through ``SVGText/escaped(_:)``.
///
/// The only thing a template may place without escaping; the contract test of the templates sees to it.
struct Drawing: Hashable, CustomStringConvertible {
    let description: String

    init(_ html: String) {
        self.description = html
    }

    static let sample = Drawing("<svg></svg>")
}
