internal import Foundation
internal import Ingest
internal import Synchronization

/// Shows how far an import is, in rows, on standard error: one line that renews itself on a terminal, else a line a step.
final class ProgressLine: Sendable {
    private let isTerminal = isatty(2) == 1
    private let hasOpenLine = Mutex(false)

    @Sendable func show(_ progress: DeliveryProgress) {
        let isReading = if case .reading = progress { true } else { false }
        self.write(Message.oneLine(progress.sentence()), renews: isReading)
    }

    func end() {
        self.hasOpenLine.withLock { isOpen in
            if isOpen { FileHandle.standardError.write(Data("\n".utf8)) }
            isOpen = false
        }
    }

    private func write(_ text: String, renews: Bool = false) {
        self.hasOpenLine.withLock { isOpen in
            if self.isTerminal {
                FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
                isOpen = true
            } else {
                FileHandle.standardError.write(Data((text + "\n").utf8))
            }
        }
    }
}
