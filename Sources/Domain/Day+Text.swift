extension Day: CustomStringConvertible {
    /// `2026-11-22`, as files for machines and addresses have it.
    public var description: String { self.iso }

    public var iso: String {
        let date = self.date
        return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
    }

    /// `22-11-2026`, as Dutch readers write it.
    public var dutch: String {
        let date = self.date
        return "\(padded(date.day, 2))-\(padded(date.month, 2))-\(padded(date.year, 4))"
    }
}

/// A non-negative number with leading zeros up to `width`.
func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
