internal import Foundation

/// What is said to whoever runs a command: on standard error, so that standard output holds the outcome only.
enum Message {
    /// Control characters, which a file's name may hold, are shown as `·`: they would forge a line or steer the terminal.
    static func write(_ text: String) {
        FileHandle.standardError.write(Data((self.withoutControls(text, except: "\n") + "\n").utf8))
    }

    /// A name in which nothing can pass for a line of ours or steer the terminal.
    static func oneLine(_ name: String) -> String { self.withoutControls(name, except: nil) }

    private static func withoutControls(_ text: String, except kept: Unicode.Scalar?) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.properties.generalCategory == .control && $0 != kept ? "·" : $0 }))
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
