internal import Domain

/// Who works and who waits: one change of a tenant at a time, in the order of arrival; tenants do not wait for each other.
///
/// Pure: events in, the next one to begin out.
struct WorkLines {
    private var lines: [TenantID: [String]] = [:]

    /// Whether the work may begin at once.
    mutating func arrived(_ id: String, in tenant: TenantID) -> Bool {
        self.lines[tenant, default: []].append(id)
        return self.lines[tenant]?.count == 1
    }

    /// Takes work off its line, begun or not. Returns the one that may begin now.
    mutating func left(_ id: String, in tenant: TenantID) -> String? {
        guard var line = self.lines[tenant], let place = line.firstIndex(of: id) else { return nil }
        line.remove(at: place)
        self.lines[tenant] = line.isEmpty ? nil : line
        return place == 0 ? line.first : nil
    }

    /// How many come before it; nil when it is not here.
    func place(of id: String, in tenant: TenantID) -> Int? { self.lines[tenant]?.firstIndex(of: id) }

    /// Every id, begun or not.
    var all: Set<String> { Set(self.lines.values.joined()) }
}
