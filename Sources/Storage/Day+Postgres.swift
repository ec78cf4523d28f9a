public import Domain
public import Postgres

/// A calendar day binds as `date` and reads from one.
extension Day: SQLBindable, SQLDecodable, SQLArrayElement {
    public static var postgresArrayType: PostgresType { .dateArray }
    public static var postgresType: PostgresType { .date }

    public var postgresText: String { self.iso }

    /// nil when the text is no ISO date. Read digit by digit: a list of a thousand rows has some thousands of days.
    public init?(postgresText: borrowing Span<UInt8>) {
        guard postgresText.count == 10, postgresText[4] == UInt8(ascii: "-"), postgresText[7] == UInt8(ascii: "-") else {
            return nil
        }
        var numbers = [0, 0, 0]
        for (part, places) in [0..<4, 5..<7, 8..<10].enumerated() {
            for place in places {
                let digit = Int(postgresText[place]) - 48
                guard (0...9).contains(digit) else { return nil }
                numbers[part] = numbers[part] * 10 + digit
            }
        }
        self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    }
}
