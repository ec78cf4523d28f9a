/// Where the fields of the current record lie; its memory is used again for every record.
struct FieldTable: ~Copyable {
    /// Offsets from the start of the record.
    struct Extent {
        let start: Int32
        let end: Int32
    }

    private var memory: UnsafeMutablePointer<Extent>
    private var capacity: Int
    private(set) var count = 0

    init() {
        self.capacity = 64
        self.memory = .allocate(capacity: self.capacity)
    }

    deinit { self.memory.deallocate() }

    subscript(index: Int) -> Range<Int> {
        precondition(index >= 0 && index < self.count, "a record has no field before 0 or after its last")
        return Int(self.memory[index].start)..<Int(self.memory[index].end)
    }

    mutating func removeAll() {
        self.count = 0
    }

    @inline(__always)
    mutating func append(_ start: Int, _ end: Int) {
        if self.count == self.capacity { self.grow() }
        (self.memory + self.count).initialize(
            to: Extent(start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end)))
        self.count += 1
    }

    private mutating func grow() {
        let larger = UnsafeMutablePointer<Extent>.allocate(capacity: self.capacity * 2)
        larger.moveInitialize(from: self.memory, count: self.count)
        self.memory.deallocate()
        self.memory = larger
        self.capacity *= 2
    }
}
