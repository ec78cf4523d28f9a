internal import Mustache

/// A text in which days stand, `3 dagen, sinds 03-04-2027`: browsers break a line at a hyphen, and half a day reads as another one.
///
/// A template places it with `partials/days`.
struct DayText: Sendable, Hashable, ExpressibleByStringInterpolation, MustacheParent {
    /// Words, and the day after them.
    struct Span: Sendable, Hashable, MustacheParent {
        let spanText: String
        let spanDay: String?

        func child(named name: String) -> Any? {
            switch name {
            case "spanText": self.spanText
            case "spanDay": self.spanDay
            default: nil
            }
        }
    }

    let spans: [Span]

    init(_ text: String) {
        let bytes = Array(text.utf8)
        var spans: [Span] = []
        var (start, place) = (0, 0)
        while place + Self.shape.count <= bytes.count {
            guard Self.isDay(bytes[place...].prefix(Self.shape.count)), place == 0 || !Self.isDigit(bytes[place - 1]) else {
                place += 1
                continue
            }
            let end = place + Self.shape.count
            spans.append(
                Span(
                    spanText: String(decoding: bytes[start..<place], as: UTF8.self),
                    spanDay: String(decoding: bytes[place..<end], as: UTF8.self)))
            (start, place) = (end, end)
        }
        if start < bytes.count || spans.isEmpty {
            spans.append(Span(spanText: String(decoding: bytes[start...], as: UTF8.self), spanDay: nil))
        }
        self.spans = spans
    }

    init(stringLiteral text: String) { self.init(text) }

    /// The whole of it.
    var text: String { self.spans.map { $0.spanText + ($0.spanDay ?? "") }.joined() }

    func child(named name: String) -> Any? { name == "spans" ? self.spans : nil }

    /// As `Day.dutch` writes one.
    private static let shape = Array("00-00-0000".utf8)

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isDay(_ bytes: ArraySlice<UInt8>) -> Bool {
        zip(bytes, Self.shape).allSatisfy { byte, place in
            place == UInt8(ascii: "-") ? byte == place : Self.isDigit(byte)
        }
    }
}
