internal import Foundation
internal import Postgres
public import Storage

extension TenantReader {
    /// The house style in use, being tried, and before. What is stored and would not be taken today counts as ours.
    public nonisolated(nonsending) borrowing func houseStyles() async throws -> HouseStyles {
        let rows = try await self.query(
            """
            SELECT state, accent, encode(logo, 'base64') AS logo FROM house_style
            WHERE version > (SELECT COALESCE(max(version), 0) FROM house_style) - 3 ORDER BY version DESC
            """)
        let found = try rows.map { row in
            (isTrial: try row.decode(String.self, "state") == "proef", style: try HouseStyle(row: row))
        }
        let used = found.filter { !$0.isTrial }.map(\.style)
        return HouseStyles(
            used: used.first ?? .standard, trial: found.first { $0.isTrial }?.style,
            previous: used.isEmpty ? nil : used.dropFirst().first ?? .standard)
    }
}

extension TenantWriter {
    /// Keeps a style to look at before it is used; in place of an earlier trial.
    public nonisolated(nonsending) borrowing func tryHouseStyle(_ style: HouseStyle) async throws {
        try await self.endTrial()
        try await self.insert(style, state: "proef")
        try await self.log(AccessLogLine(.create, objectKind: "huisstijl", object: "proef"))
    }

    public nonisolated(nonsending) borrowing func endTrial() async throws {
        try await self.execute("DELETE FROM house_style WHERE state = 'proef'")
    }

    /// Uses a style from now on.
    public nonisolated(nonsending) borrowing func useHouseStyle(_ style: HouseStyle) async throws {
        try await self.endTrial()
        try await self.insert(style, state: "gebruikt")
        try await self.log(
            AccessLogLine(
                .update, objectKind: "huisstijl",
                object: [style.accent?.color.description, style.logo.map { "logo \($0.hash)" }].compactMap(\.self)
                    .joined(separator: ", "), detail: style == .standard ? "standaard" : ""))
    }

    private nonisolated(nonsending) borrowing func insert(_ style: HouseStyle, state: String) async throws {
        // One change at a time: two people who press at once would take the same number.
        _ = try await self.query("SELECT id FROM clock FOR UPDATE")
        let logo = style.logo.map { Data($0.bytes).base64EncodedString() }
        try await self.execute(
            """
            INSERT INTO house_style (version, state, accent, logo, actor, made_at)
            SELECT COALESCE(max(version), 0) + 1, \(state), \(style.accent?.color.description)::text,
                decode(\(logo)::text, 'base64'), \(self.actor.name), now()
            FROM house_style
            """)
    }
}

extension HouseStyle {
    fileprivate init(row: Row) throws {
        let accent = try row.decode(String?.self, "accent").flatMap { ScreenColor($0) }.flatMap(AccentColor.init)
        let bytes = try row.decode(String?.self, "logo").flatMap { Data(base64Encoded: $0, options: .ignoreUnknownCharacters) }
        self.init(accent: accent, logo: bytes.flatMap { try? Logo(Array($0)) })
    }
}
