/// The binary form of COPY, which carries bytes as they are: the text form would write each as two digits.
enum BinaryCopy {
    /// Signature, flags and the length of an extension that there is not.
    static let beginning: [UInt8] = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00] + [UInt8](repeating: 0, count: 8)
    static let end: [UInt8] = [0xFF, 0xFF]

    /// A row of fields, none of them NULL.
    static func row(_ fields: [[UInt8]]) -> [UInt8] {
        var row: [UInt8] = []
        row.reserveCapacity(2 + fields.reduce(0) { $0 + 4 + $1.count })
        row += [UInt8(fields.count >> 8 & 0xFF), UInt8(fields.count & 0xFF)]
        for field in fields {
            row += self.bytes(of: Int32(clamping: field.count))
            row += field
        }
        return row
    }

    /// A number as PostgreSQL sends it.
    static func bytes(of number: Int32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) } }

    /// Takes apart what a COPY of one column sends, which may be cut anywhere.
    struct Fields {
        private var rest: [UInt8] = []
        private var hasBegun = false
        private var hasEnded = false

        /// The fields that these bytes complete.
        mutating func feed(_ bytes: [UInt8]) -> [[UInt8]] {
            self.rest += bytes
            var place = 0
            if !self.hasBegun {
                guard self.rest.count >= BinaryCopy.beginning.count else { return [] }
                place = BinaryCopy.beginning.count
                self.hasBegun = true
            }
            var fields: [[UInt8]] = []
            while !self.hasEnded, self.rest.count >= place + 2 {
                if self.rest[place..<place + 2].elementsEqual(BinaryCopy.end) {
                    self.hasEnded = true
                    break
                }
                guard self.rest.count >= place + 6 else { break }
                let length = self.rest[place + 2..<place + 6].reduce(0) { $0 << 8 | Int($1) }
                guard self.rest.count >= place + 6 + length else { break }
                fields.append(Array(self.rest[place + 6..<place + 6 + length]))
                place += 6 + length
            }
            self.rest.removeFirst(place)
            return fields
        }
    }
}
