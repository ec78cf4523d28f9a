internal import Disclosure
internal import Publishing

/// Releases in words, for whoever runs a command.
enum ReleaseText {
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
