/// Several optional strings as the array of C strings that libpq wants, in one piece of memory.
struct CStrings {
    private var bytes: [CChar] = []
    private var offsets: [Int?] = []

    init(_ strings: [String?]) {
        self.offsets.reserveCapacity(strings.count)
        for string in strings {
            self.offsets.append(string == nil ? nil : self.bytes.count)
            guard let string else { continue }
            self.bytes.append(contentsOf: string.utf8.lazy.map { CChar(bitPattern: $0) })
            self.bytes.append(0)
        }
    }

    /// Lends the pointers; nil stays nil.
    func withPointers<Result>(_ body: (UnsafeBufferPointer<UnsafePointer<CChar>?>) -> Result) -> Result {
        self.bytes.withUnsafeBufferPointer { bytes in
            let pointers = self.offsets.map { offset in offset.flatMap { bytes.baseAddress?.advanced(by: $0) } }
            return pointers.withUnsafeBufferPointer(body)
        }
    }
}
