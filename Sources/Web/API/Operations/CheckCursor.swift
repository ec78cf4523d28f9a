internal import Compliance
internal import Foundation

/// A place in the list of results: the last one that was given. What is added or goes elsewhere moves nothing.
///
/// Written so that no number of a person or case can be read in an address at a glance, nor need be escaped.
struct CheckCursor: Hashable {
    let check: String
    let subject: String

    init(_ check: String, _ subject: String) {
        self.check = check
        self.subject = subject
    }

    init(_ result: CheckResult) { self.init(result.check, result.subject) }

    /// nil when it is not what ``text`` writes.
    init?(_ text: String) {
        let standard = text.replacing("-", with: "+").replacing("_", with: "/")
        let padding = String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: standard + padding), let plain = String(data: data, encoding: .utf8) else {
            return nil
        }
        let parts = plain.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        (self.check, self.subject) = (String(parts[0]), String(parts[1]))
    }

    var text: String {
        Data("\(self.check)\n\(self.subject)".utf8).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// Whether a result of a list that begins at this check comes after this place: subjects stand in the order of their bytes.
    func isBefore(_ result: CheckResult) -> Bool {
        result.check != self.check || self.subject.utf8.lexicographicallyPrecedes(result.subject.utf8)
    }
}
