import Domain
import Indicators
import Ingest
import Storage
import TestSupport

extension TestTenant {
    /// Enters a setting as a person does on a page; the number of its delivery.
    @discardableResult
    func set(_ kind: String, _ values: [String: String], basis: Int? = nil, isWithdrawal: Bool = false) async throws -> Int {
        guard let form = EntryForm.setting(kind) else { throw NotSet(reason: "no kind ‘\(kind)’") }
        let row = EnteredRow(form: form, values: values, isWithdrawal: isWithdrawal, basis: basis, accepted: [])
        let outcome = try await EnteredRowImport(database: self.home.database, followers: [FactRefresh()])
            .run(row, into: self.tenant, as: Self.actor, today: Self.today)
        guard case .committed(let number) = outcome else { throw NotSet(reason: "\(outcome)") }
        return number
    }

    /// What a setting that is refused says.
    func refusal(_ kind: String, _ values: [String: String]) async throws -> [String] {
        guard let form = EntryForm.setting(kind) else { return [] }
        let row = EnteredRow(form: form, values: values, accepted: [])
        let outcome = try await EnteredRowImport(database: self.home.database, followers: [FactRefresh()])
            .run(row, into: self.tenant, as: Self.actor, today: Self.today)
        guard case .rejected(let issues) = outcome else { return [] }
        return issues.map(\.code)
    }

    struct NotSet: Error {
        let reason: String
    }
}
