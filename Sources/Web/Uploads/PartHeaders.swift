/// What the headers of a part say: the field it fills, and the file's name when it is a file (RFC 7578).
struct PartHeaders: Hashable {
    let name: String
    /// nil for a plain field; empty when the form was sent without a file chosen.
    let fileName: String?

    static let mostLines = 16
    static let longestFileName = 200

    init(name: String, fileName: String? = nil) {
        self.name = name
        self.fileName = fileName
    }

    /// Reads the header lines of a part, without the empty line that ends them.
    init(_ bytes: some Sequence<UInt8>) throws(MultipartError) {
        let text = String(decoding: Array(bytes), as: UTF8.self)
        let lines = text.components(separatedByCRLF: Self.mostLines + 1)
        guard lines.count <= Self.mostLines else { throw .headersTooLarge }
        var disposition: String?
        for line in lines {
            // A folded line, a control character or a line without a name is nothing a browser sends.
            guard let colon = line.unicodeScalars.firstIndex(of: ":"), colon != line.startIndex,
                line.unicodeScalars.first != " ",
                line.unicodeScalars.allSatisfy({ $0 == "\t" || ($0.value >= 0x20 && $0 != "\u{7F}") })
            else { throw .malformed }
            let name = line[..<colon]
            guard name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { throw .malformed }
            guard name.lowercased() == "content-disposition" else { continue }
            guard disposition == nil else { throw .malformed }
            disposition = String(line[line.index(after: colon)...])
        }
        guard let disposition else { throw .malformed }
        let parameters = try DispositionParameters(disposition)
        guard parameters.kind == "form-data", let name = parameters["name"], !name.isEmpty, name.utf8.count <= 100 else {
            throw .malformed
        }
        self.init(name: name, fileName: parameters["filename"].map(Self.cleaned))
    }

    /// The last part of a path in one line, as browsers mean it: they write a quote as `%22`, old ones send a whole path.
    private static func cleaned(_ name: String) -> String {
        let last = name.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        let file = last.split(separator: "\\", omittingEmptySubsequences: false).last ?? ""
        let plain = file.replacing("%22", with: "\"").replacing("%0D", with: " ").replacing("%0A", with: " ")
        return String(
            plain.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) }.prefix(longestFileName))
    }
}

/// `form-data; name="a"; filename="b.csv"`, taken apart.
private struct DispositionParameters {
    let kind: String
    private let values: [(name: String, value: String)]

    subscript(_ name: String) -> String? { self.values.first { $0.name == name }?.value }

    init(_ text: String) throws(MultipartError) {
        var rest = Array(text.unicodeScalars)[...]
        self.kind = Self.token(&rest).lowercased()
        var values: [(name: String, value: String)] = []
        while !rest.isEmpty {
            Self.skipBlanks(&rest)
            if rest.isEmpty { break }
            guard rest.popFirst() == ";" else { throw .malformed }
            let name = Self.token(&rest).lowercased()
            Self.skipBlanks(&rest)
            if name.isEmpty, rest.isEmpty { break }
            guard !name.isEmpty, rest.popFirst() == "=", !values.contains(where: { $0.name == name }) else { throw .malformed }
            Self.skipBlanks(&rest)
            values.append((name, rest.first == "\"" ? try Self.quoted(&rest) : Self.token(&rest)))
        }
        self.values = values
    }

    private static func skipBlanks(_ rest: inout ArraySlice<Unicode.Scalar>) {
        while let first = rest.first, first == " " || first == "\t" { rest.removeFirst() }
    }

    private static func token(_ rest: inout ArraySlice<Unicode.Scalar>) -> String {
        self.skipBlanks(&rest)
        var text = String.UnicodeScalarView()
        while let first = rest.first, first != ";", first != "=", first != " ", first != "\t", first != "\"" {
            text.append(first)
            rest.removeFirst()
        }
        return String(text)
    }

    /// A backslash only escapes a quote or itself: in `C:\mapje\x.csv` it is a backslash.
    private static func quoted(_ rest: inout ArraySlice<Unicode.Scalar>) throws(MultipartError) -> String {
        rest.removeFirst()
        var text = String.UnicodeScalarView()
        while let next = rest.popFirst() {
            if next == "\"" { return String(text) }
            if next == "\\", let escaped = rest.first, escaped == "\"" || escaped == "\\" {
                text.append(escaped)
                rest.removeFirst()
            } else {
                text.append(next)
            }
        }
        throw .malformed
    }
}

extension String {
    /// The lines between CR LF; no more than `most` of them, so that nobody makes thousands.
    fileprivate func components(separatedByCRLF most: Int) -> [String] {
        var lines: [String] = [""]
        var previous: Unicode.Scalar?
        for scalar in self.unicodeScalars {
            if scalar == "\n", previous == "\r" {
                lines[lines.count - 1].unicodeScalars.removeLast()
                if lines.count == most { return lines }
                lines.append("")
            } else {
                lines[lines.count - 1].unicodeScalars.append(scalar)
            }
            previous = scalar
        }
        return lines
    }
}
