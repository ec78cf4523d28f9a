internal import Foundation

/// Takes the body of a form with files apart while it comes in, in memory that does not grow with it.
///
/// Pure: bytes in, events out. The pieces may be cut anywhere, also through a boundary.
struct MultipartParser {
    enum Event: Hashable {
        /// A part begins.
        case part(PartHeaders)
        /// The next bytes of the part.
        case data([UInt8])
        /// The part is complete.
        case partEnd
    }

    private enum State { case boundary, afterBoundary, headers, data, closed }

    static let longestHeaders = 16 * 1024
    static let mostParts = 2000

    /// CR LF `--boundary`: the line end before a boundary belongs to the boundary.
    private let delimiter: [UInt8]
    /// What has not been understood yet; its first byte is at `start`.
    private var buffer: [UInt8]
    private var start = 0
    private var state = State.boundary
    private var parts = 0

    init(boundary: String) {
        self.delimiter = [0x0D, 0x0A] + Array("--\(boundary)".utf8)
        // The first boundary has no line end before it.
        self.buffer = [0x0D, 0x0A]
    }

    /// Takes the next piece and adds what it completes to `events`, also when it then throws.
    mutating func feed(_ bytes: some Sequence<UInt8>, into events: inout [Event]) throws(MultipartError) {
        guard self.state != .closed else { return }
        self.buffer.append(contentsOf: bytes)
        while try self.step(&events) {}
        self.buffer.removeSubrange(..<self.start)
        self.start = 0
    }

    /// Throws ``MultipartError/cutOff`` when the last part never ended.
    func finish() throws(MultipartError) {
        guard self.state == .closed else { throw .cutOff }
    }

    private var available: Int { self.buffer.count - self.start }

    /// Understands one thing; false when more bytes are needed.
    private mutating func step(_ events: inout [Event]) throws(MultipartError) -> Bool {
        switch self.state {
        case .boundary:
            let known = min(self.available, self.delimiter.count)
            guard self.buffer[self.start..<self.start + known].elementsEqual(self.delimiter[..<known]) else { throw .malformed }
            guard known == self.delimiter.count else { return false }
            self.start += known
            self.state = .afterBoundary
        case .afterBoundary: return try self.endBoundary()
        case .headers:
            guard let end = self.find([0x0D, 0x0A, 0x0D, 0x0A]) else {
                guard self.available <= Self.longestHeaders else { throw .headersTooLarge }
                return false
            }
            guard end - self.start <= Self.longestHeaders else { throw .headersTooLarge }
            events.append(.part(try PartHeaders(self.buffer[self.start..<end])))
            self.start = end + 4
            self.state = .data
        case .data: return self.passData(&events)
        case .closed: return false
        }
        return true
    }

    private mutating func passData(_ events: inout [Event]) -> Bool {
        if let end = self.find(self.delimiter) {
            if end > self.start { events.append(.data(Array(self.buffer[self.start..<end]))) }
            events.append(.partEnd)
            self.start = end + self.delimiter.count
            self.state = .afterBoundary
            return true
        }
        // The last bytes may be the beginning of a boundary.
        let sure = self.available - (self.delimiter.count - 1)
        if sure > 0 {
            events.append(.data(Array(self.buffer[self.start..<self.start + sure])))
            self.start += sure
        }
        return false
    }

    /// After a boundary comes `--`, the end, or a line end, possibly with blanks before it.
    private mutating func endBoundary() throws(MultipartError) -> Bool {
        var place = self.start
        guard self.available >= 2 else { return false }
        if self.buffer[place] == 0x2D, self.buffer[place + 1] == 0x2D {
            self.state = .closed
            self.start = self.buffer.count
            return true
        }
        while place < self.buffer.count, self.buffer[place] == 0x20 || self.buffer[place] == 0x09 { place += 1 }
        guard place - self.start <= 64 else { throw .malformed }
        guard place + 2 <= self.buffer.count else { return false }
        guard self.buffer[place] == 0x0D, self.buffer[place + 1] == 0x0A else { throw .malformed }
        self.parts += 1
        guard self.parts <= Self.mostParts else { throw .tooManyParts }
        self.start = place + 2
        self.state = .headers
        return true
    }

    /// Where `bytes`, which begin with CR, first occur in what is not understood yet.
    private func find(_ bytes: [UInt8]) -> Int? {
        self.buffer.withUnsafeBytes { buffer -> Int? in
            guard let base = buffer.baseAddress else { return nil }
            var place = self.start
            // One pass of memchr per CR: a file is mostly no CR, and a loop over its bytes would be the slowest part of an upload.
            while buffer.count - place >= bytes.count,
                let found = memchr(base + place, 0x0D, buffer.count - place - bytes.count + 1)
            {
                place = UnsafeRawPointer(found) - base
                if buffer[place..<place + bytes.count].elementsEqual(bytes) { return place }
                place += 1
            }
            return nil
        }
    }
}
