internal import Publishing

/// A case's number as a part of a path. It is free text: `/`, `%`, blanks and an ending `.csv` must come through.
enum CaseNumberAddress {
    /// The number and the kind of file that the last part of a path asks for; nil when it is no text.
    static func read(_ part: String) -> (number: String, ending: Ending)? {
        for (text, ending) in [(FileCompanion.ending, Ending.companion), (".csv", .csv), (".json", .json)]
        where part.hasSuffix(text) {
            return self.decoded(part.dropLast(text.count)).map { ($0, ending) }
        }
        return self.decoded(part[...]).map { ($0, .page) }
    }

    enum Ending { case page, csv, companion, json }

    /// Only letters, digits, `-`, `_`, `~` and `.` stay as they are; a point that could be taken for the start of an ending
    /// does not.
    static func written(_ number: String) -> String {
        var result = ""
        let bytes = Array(number.utf8)
        let hidden = [".csv", ".csv-metadata", ".json"].first { number.hasSuffix($0) }.map { bytes.count - $0.utf8.count }
        // A lone `.` or `..` means another folder to a browser, however it is written; there is no address for it.
        for (index, byte) in bytes.enumerated() {
            let isPlain =
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F, 0x7E: true
                case 0x2E: index != hidden
                default: false
                }
            if isPlain {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let hex = String(byte, radix: 16, uppercase: true)
                result += hex.count == 1 ? "%0\(hex)" : "%\(hex)"
            }
        }
        return result
    }

    /// nil when the bytes are no UTF-8: no number is.
    static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(code)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
