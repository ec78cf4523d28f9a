import Domain
import HTTPTypes
import HummingbirdTesting
import Indicators
import Testing

@testable import Web

/// Streefwaarden on pages of panels: a line and a sentence beside a course, a column in every table.
struct PanelTargetTests {
    private func panel(_ id: String, _ address: String) async throws -> String {
        try await Site.test { client async throws in
            let page = try await client.get(address, Site.bram)
            #expect(page.status == .ok)
            let parts = page.text.split(separator: "<article class=\"kz-panel")
            return try #require(parts.first { $0.contains("id=\"\(id)\"") }.map(String.init))
        }
    }

    @Test func `a course has the line of the contract, and all of them in words`() async throws {
        let panel = try await self.panel("contact_op_tijd-verloop", "/o/zon/instroom?periode=2026-K3")
        #expect(panel.contains(">contractnorm: minstens 95\u{00A0}%</text>"))
        #expect(!panel.contains("afspraak: 100"), "it stands in place of the norm of the page")
        #expect(panel.contains("Streefwaarde minstens 95\u{00A0}% (contractnorm, sinds 1 januari 2026): niet gehaald"))
        #expect(panel.contains("Streefwaarde minstens 50\u{00A0}% (eigen doel, sinds 1 januari 2026): gehaald."))
    }

    @Test func `a course's table says from when on it was set`() async throws {
        let panel = try await self.panel("contact_op_tijd-verloop", "/o/zon/instroom?periode=2026-K3")
        let rows = panel.split(separator: "<tr").filter { $0.contains("<th scope=\"row\">") }
        #expect(panel.contains(">Streefwaarde</th>") && !rows.isEmpty)
        for row in rows { #expect(row.contains("minstens 95") == row.contains(" 2026</th>"), "\(row)") }
    }

    @Test func `a figure without a norm of the page gets its line too`() async throws {
        let panel = try await self.panel("uren-verloop", "/o/zon/doelmatigheid?periode=2026-K3")
        #expect(panel.contains(">eigen doel: hoogstens 12.000\u{00A0}uur</text>"))
    }

    @Test(arguments: ["contact_op_tijd-kaart-gemeente", "contact_op_tijd-staven-gemeente", "contact_op_tijd-trechter-gemeente"])
    func `split by gemeente each row has its own`(id: String) async throws {
        let panel = try await self.panel(id, "/o/zon/regio?periode=2026-K3")
        let rows = panel.split(separator: "<tr").filter { $0.contains("<th scope=\"row\">") }
        for row in rows {
            #expect(row.contains("minstens 99") == row.contains(">Amsterdam</th>"), "\(row)")
            #expect(row.contains("minstens 95") == row.contains(">Totaal</th>"), "\(row)")
        }
        #expect(rows.contains { $0.contains("minstens 99") && $0.contains("contractnorm, ") })
    }

    @Test func `nobody set one for a part`() async throws {
        let filtered = try await self.panel("contact_op_tijd-verloop", "/o/zon/instroom?periode=2026-K3&wet=jeugd")
        #expect(!filtered.contains("treefwaarde") && filtered.contains("afspraak: 100"))
        let split = try await self.panel("contact_op_tijd-staven-provincie", "/o/zon/regio?periode=2026-K3")
        let rows = split.split(separator: "<tr").filter { $0.contains("<th scope=\"row\">") }
        for row in rows { #expect(row.contains("minstens") == row.contains(">Totaal</th>"), "\(row)") }
        let one = try await self.panel("contact_op_tijd-verloop", "/o/zon/instroom?periode=2026-K3&gemeente=GM0363")
        #expect(one.contains("contractnorm: minstens 99") && !one.contains("minstens 95"))
    }
}
