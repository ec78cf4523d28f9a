public import Ingest

/// A delivered file in memory.
public struct TextFile: ByteSource {
    public let name: String
    public let bytes: [UInt8]

    public init(_ name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    /// A text in UTF-8.
    public init(_ name: String, _ text: String) {
        self.init(name, bytes: Array(text.utf8))
    }

    public func open() throws -> any ByteStream { TextStream(self.bytes) }
}

private final class TextStream: ByteStream {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        let count = Swift.min(buffer.count, self.bytes.count - self.position)
        buffer.copyBytes(from: self.bytes[self.position..<self.position + count])
        self.position += count
        return count
    }
}
