internal import Foundation
internal import Ingest
internal import Synchronization

/// Shows how far an import is, in rows, on standard error: one line that renews itself on a terminal, else a line a step.
final class ProgressLine: Sendable {
    private let isTerminal = isatty(2) == 1
    private let hasOpenLine = Mutex(false)

    @Sendable func show(_ progress: DeliveryProgress) {
        switch progress {
        case .inspecting(let file): self.write("\(Message.oneLine(file)): wordt bekeken")
        case .reading(let file, let rows): self.write("\(Message.oneLine(file)): \(rows) rijen gelezen", renews: true)
        case .checking(let kind): self.write("\(kind): wordt gecontroleerd")
        case .writing(let kind): self.write("\(kind): wordt verwerkt")
        case .committing: self.write("wordt vastgelegd")
        }
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
