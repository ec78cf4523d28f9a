internal import Foundation

/// What is said to whoever runs a command: on standard error, so that standard output holds the outcome only.
enum Message {
    /// Control characters, which a file's name may hold, are shown as `·`: they would forge a line or steer the terminal.
    static func write(_ text: String) {
        let text = String(String.UnicodeScalarView(text.unicodeScalars.map { Self.isForbidden($0) ? "·" : $0 }))
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    /// A name without line ends, so that it cannot pass for a message of its own.
    static func oneLine(_ name: String) -> String { name.replacing("\r\n", with: "·").replacing("\n", with: "·") }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control && scalar != "\n"
    }

    /// Writes bytes to standard output as they are.
    static func output(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { buffer in
            var written = 0
            while written < buffer.count {
                let count = Foundation.write(1, buffer.baseAddress! + written, buffer.count - written)
                guard count > 0 else { return }
                written += count
            }
        }
    }

    static func output(_ text: String) { self.output(Array((text + "\n").utf8)) }
}
