/// Rows in PostgreSQL's COPY text format, collected in one growing buffer.
///
/// Every `append…` writes one field of the current row; `endRow` ends it, `discardRow` takes it back, so a row may be
/// written while its cells are still being judged. The memory is used again after `removeAll`.
/// `appendText` escapes; the other kinds of value cannot hold a tab, line break or backslash.
struct CopyBuffer: ~Copyable {
    /// From this many bytes on the buffer wants to be sent.
    let threshold: Int
    /// Complete rows.
    private(set) var rowCount = 0

    private var memory: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private var count = 0
    /// Where the current row begins.
    private var rowStart = 0
    private var isAtRowStart = true

    init(threshold: Int = 1 << 18) {
        self.threshold = threshold
        self.capacity = max(threshold, 1 << 10) * 2
        self.memory = .allocate(capacity: self.capacity)
    }

    deinit { self.memory.deallocate() }

    /// Whether the complete rows are worth sending.
    var isFull: Bool { self.rowStart >= self.threshold }

    /// Lends the complete rows; a row that is not ended stays behind.
    func withRows<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeRawBufferPointer(start: self.memory, count: self.rowStart))
    }

    /// Forgets the complete rows, once sent; a row that is not ended stays.
    mutating func removeAll() {
        let open = self.count - self.rowStart
        self.memory.update(from: self.memory + self.rowStart, count: open)
        self.count = open
        self.rowStart = 0
        self.rowCount = 0
    }

    /// Ends the current row.
    mutating func endRow() {
        self.reserve(1)
        self.memory[self.count] = UInt8(ascii: "\n")
        self.count += 1
        self.rowStart = self.count
        self.rowCount += 1
        self.isAtRowStart = true
    }

    /// Takes back what was appended since the last `endRow`.
    mutating func discardRow() {
        self.count = self.rowStart
        self.isAtRowStart = true
    }

    /// Adds a field; `write` puts at most `longest` bytes of COPY text at the pointer and returns how many.
    @inline(__always)
    mutating func appendField(longest: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Int) {
        self.reserve(longest + 1)
        if !self.isAtRowStart {
            self.memory[self.count] = UInt8(ascii: "\t")
            self.count += 1
        }
        self.isAtRowStart = false
        let written = write(self.memory + self.count)
        precondition(written <= longest, "a field keeps to the length it announced")
        self.count += written
    }

    @inline(__always)
    private mutating func reserve(_ bytes: Int) {
        if self.capacity - self.count < bytes { self.grow(by: bytes) }
    }

    private mutating func grow(by bytes: Int) {
        let capacity = max(self.capacity * 2, self.count + bytes)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.moveInitialize(from: self.memory, count: self.count)
        self.memory.deallocate()
        self.memory = larger
        self.capacity = capacity
    }
}
