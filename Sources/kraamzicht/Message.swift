internal import Foundation

/// What is said to whoever runs a command: on standard error, so that standard output holds the outcome only.
enum Message {
    static func write(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
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
