internal import Domain

/// What the attacker found, under these Dutch names: for who makes a release and for who attacks one. With a release travels only
/// how much of it there is (``PublishedAttack``).
public struct AttackReport: Sendable, Codable, Hashable {
    /// A number of a hidden cell that somebody can work out.
    public struct Finding: Sendable, Codable, Hashable {
        public var uitgave: Int
        public var indicator: String
        public var periode: String
        public var waarden: [String: String]
        /// teller, noemer or n.
        public var getal: String
        public var kleinste: Double
        public var grootste: Double
        /// How wide it should have stayed.
        public var vereist: Double

        func isOf(_ cell: FigureCell) -> Bool {
            cell.key.indicator == self.indicator && cell.period == self.periode
                && Dictionary(uniqueKeysWithValues: cell.key.values.map { ($0.key.rawValue, $0.value) }) == self.waarden
        }
    }

    public var beleid: String
    public var versie: Int
    public var drempel: Int
    public var bescherming: Int
    /// Hidden cells, and the different numbers in them that were attacked.
    public var verborgen_cellen = 0
    public var aangevallen_getallen = 0
    /// Hidden cells that were not attacked: looking for what may be shown took too long, so that nothing of what they are tied to is;
    /// or they are about gemeenten of which nothing is shown.
    public var achtergehouden = 0
    /// Hidden cells that print a number all the same.
    public var niet_leeg = 0
    /// Numbers of hidden cells that follow from what is always published or was released before.
    public var al_bekend = 0
    /// The narrowest interval of a whole number that had to stay as wide as the protection asks; nil when there was none.
    public var smalste_interval: Double?
    /// Narrower than they must stay, by who sees what is published.
    public var te_smal: [Finding] = []
    /// One value left to who knows the rules.
    public var achterhaald_met_regels: [Finding] = []
    /// One value left to who also concludes from a cell being hidden as a complement; reported, not refused.
    public var achterhaald_streng: [Finding] = []
    /// Whether releases of the same reader were compared as a reader would; false when what they show contradicts that.
    public var uitgaven_vergeleken = true
    public var seconden = 0.0

    /// Whether the release may go out.
    public var isHeld: Bool { PublishedAttack(self).isHeld }

    /// For people, in Dutch.
    public var summary: [String] { PublishedAttack(self).summary }

    init(policy: DisclosurePolicy) {
        self.beleid = policy.name
        self.versie = policy.version
        self.drempel = policy.threshold
        self.bescherming = policy.protection
    }

    /// What the attackers find in one puzzle.
    mutating func attack(_ pattern: PuzzlePattern, policy: DisclosurePolicy, patience: Patience, witnesses: Witnesses?) {
        let questions = pattern.questions
        guard !pattern.isWithheld, !questions.isEmpty else { return }
        var attack = PatternAttack(pattern, policy: policy, patience: patience, witnesses: witnesses)
        let protection = Double(policy.protection)
        for mark in questions {
            // What was never said is attacked as well, and is no number of a hidden cell.
            if pattern.ledger.entries[pattern.puzzle.marks[mark].entry].cell.standing != .unsaid {
                self.aangevallen_getallen += 1
            }
            let shortfall = attack.shortfall(of: mark)
            let reach = shortfall?.reach ?? attack.plain.seen(mark)
            let need = shortfall?.need ?? attack.need(of: mark)
            guard need > LinearSystem.tolerance else {
                self.al_bekend += 1
                continue
            }
            if let shortfall { self.te_smal.append(Self.finding(mark, pattern, shortfall.reach, need)) }
            if let reach, need >= protection, pattern.puzzle.marks[mark].isWhole {
                self.smalste_interval = min(self.smalste_interval ?? .infinity, reach.width)
            }
            guard attack.mustLeaveTwo(mark) else { continue }
            if let left = attack.remaining(mark, isStrict: false), left.width < 1 {
                if attack.isGivenAway(mark) {
                    self.al_bekend += 1
                    continue
                }
                self.achterhaald_met_regels.append(Self.finding(mark, pattern, left, 1))
            } else if let left = attack.remaining(mark, isStrict: true), left.width < 1 {
                self.achterhaald_streng.append(Self.finding(mark, pattern, left, 1))
            }
        }
    }

    private static func finding(_ mark: Int, _ pattern: PuzzlePattern, _ reach: Reach, _ need: Double) -> Finding {
        let number = pattern.puzzle.marks[mark]
        let entry = pattern.ledger.entries[number.entry]
        return Finding(
            uitgave: entry.release + 1, indicator: entry.cell.key.indicator, periode: entry.cell.period,
            waarden: Dictionary(uniqueKeysWithValues: entry.cell.key.values.map { ($0.key.rawValue, $0.value) }),
            getal: number.role.rawValue, kleinste: reach.least + number.known, grootste: reach.most + number.known,
            vereist: need)
    }
}
