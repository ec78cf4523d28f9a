internal import Disclosure
internal import Publishing

/// Releases in words, for whoever runs a command.
enum ReleaseText {
    /// What the readers of a circle would see, figure by figure, and what the attacker found.
    static func preview(_ circle: PreparedCircle) -> [String] {
        String(decoding: circle.table.csv(.open), as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
            + circle.manifest.beveiliging.aanval.summary.map { "beleid \(circle.manifest.beveiliging.beleid): \($0)" }
    }

    /// What a gemeente would see, table by table, and what the attacker found.
    static func preview(_ release: PreparedRelease) -> [String] {
        release.tables.map { table in
            let counts = ReleaseCounts([table.cells])
            return "\(table.name)\tgetoond \(counts.getoond)\tverborgen \(counts.onderdrukt)\tzonder waarde \(counts.geen_waarde)"
        }
            + release.manifest.beveiliging.flatMap { protection in
                protection.aanval.summary.map { "beleid \(protection.beleid): \($0)" }
            } + (release.manifest.wijzigingen.map { ["wijzigt \($0.aantal) cijfers van uitgave \(release.replaces ?? 0)"] } ?? [])
    }
}
