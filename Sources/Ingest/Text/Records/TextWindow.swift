/// The part of a text that is in memory: from the start of the current record to what was read last.
///
/// Positions are offsets from `start`; they stay valid when the window moves, pointers do not.
/// It grows to the longest record and no further: `RecordReader` refuses longer ones.
struct TextWindow: ~Copyable {
    private let stream: any ByteStream
    private var memory: UnsafeMutableRawBufferPointer
    private var startOffset = 0
    private var endOffset = 0
    private var isAtEnd = false

    /// Asking the stream for less than this is not worth the call.
    private static let smallestRead = 1 << 16

    init(_ stream: any ByteStream) {
        self.stream = stream
        self.memory = .allocate(byteCount: 1 << 18, alignment: 16)
    }

    deinit { self.memory.deallocate() }

    /// The first byte of the current record. Valid until `fill()` or `advance(by:)`.
    var start: UnsafeMutablePointer<UInt8> {
        // The memory is never empty, so it has an address.
        (self.memory.baseAddress.unsafelyUnwrapped + self.startOffset).assumingMemoryBound(to: UInt8.self)
    }

    /// How many bytes there are from `start` on.
    var count: Int { self.endOffset - self.startOffset }

    /// Leaves the first `count` bytes behind.
    mutating func advance(by count: Int) {
        self.startOffset += count
    }

    /// Reads on behind what is there; false at the end of the text.
    mutating func fill() throws -> Bool {
        guard !self.isAtEnd else { return false }
        self.makeRoom()
        let read = try self.stream.read(into: UnsafeMutableRawBufferPointer(rebasing: self.memory[self.endOffset...]))
        self.endOffset += read
        self.isAtEnd = read == 0
        return read > 0
    }

    private mutating func makeRoom() {
        guard self.memory.count - self.endOffset < TextWindow.smallestRead else { return }
        let kept = UnsafeRawBufferPointer(rebasing: self.memory[self.startOffset..<self.endOffset])
        if self.memory.count - kept.count >= TextWindow.smallestRead {
            self.memory.copyMemory(from: kept)
        } else {
            let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: self.memory.count * 2, alignment: 16)
            larger.copyMemory(from: kept)
            self.memory.deallocate()
            self.memory = larger
        }
        self.startOffset = 0
        self.endOffset = kept.count
    }
}
