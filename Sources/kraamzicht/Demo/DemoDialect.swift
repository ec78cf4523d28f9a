/// How an organisation's system writes CSV; all of it is accepted by the import without asking.
struct DemoDialect {
    enum Encoding { case utf8, utf8WithMark, windows1252 }

    var encoding = Encoding.utf8
    var delimiter: Character = ","
    var lineEnd = "\n"
    /// dd-mm-jjjj, decimal comma.
    var isDutch = false
    /// `307` instead of `GM0307`.
    var hasBareGemeente = false
    var flags = (yes: "ja", no: "nee")
    /// Columns the contract does not know, another order, and headings as people write them.
    var isForeign = false

    static let open = DemoDialect()
    static let plain = DemoDialect(encoding: .utf8WithMark, delimiter: ";", lineEnd: "\r\n")
    static let dutch = DemoDialect(encoding: .utf8WithMark, delimiter: ";", lineEnd: "\r\n", isDutch: true)
    static let spreadsheet = DemoDialect(
        encoding: .windows1252, delimiter: ";", lineEnd: "\r\n", isDutch: true, hasBareGemeente: true, flags: ("J", "N"))
    static let otherSystem = DemoDialect(delimiter: "\t", flags: ("1", "0"), isForeign: true)

    func text(_ value: DemoValue?) -> String {
        switch value {
        case nil: ""
        case .text(let text): text
        case .day(let day): self.isDutch ? day.dutchText : day.isoText
        case .whole(let number): String(number)
        case .hundredths(let number): self.decimal(number)
        case .flag(let flag): flag ? self.flags.yes : self.flags.no
        case .gemeente(let code):
            self.hasBareGemeente ? String(code) : "GM" + String(repeating: "0", count: 4 - String(code).count) + String(code)
        }
    }

    /// At most two decimals, never three: three would be taken for a thousands mark.
    private func decimal(_ hundredths: Int) -> String {
        let sign = hundredths < 0 ? "-" : ""
        let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
        guard rest != 0 else { return "\(sign)\(whole)" }
        let digits = rest % 10 == 0 ? String(rest / 10) : (rest < 10 ? "0\(rest)" : String(rest))
        return "\(sign)\(whole)\(self.isDutch ? "," : ".")\(digits)"
    }

    func bytes(_ text: String) -> [UInt8] {
        switch self.encoding {
        case .utf8: Array(text.utf8)
        case .utf8WithMark: [0xef, 0xbb, 0xbf] + Array(text.utf8)
        case .windows1252: text.unicodeScalars.map(Self.windows1252)
        }
    }

    private static func windows1252(_ scalar: Unicode.Scalar) -> UInt8 {
        switch scalar.value {
        case 0..<0x80, 0xa0...0xff: UInt8(scalar.value)
        case 0x2013: 0x96
        case 0x2019: 0x92
        case 0x20ac: 0x80
        default: preconditionFailure("the demo's texts stay within Windows-1252; \(scalar) does not")
        }
    }
}
