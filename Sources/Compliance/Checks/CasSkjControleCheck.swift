internal import Postgres

/// CAS-SKJ-CONTROLE: the SKJ registration of every partner with regie was looked up within its term.
struct CasSkjControleCheck: Check {
    let definition = CheckDefinition(
        id: "CAS-SKJ-CONTROLE",
        label: "SKJ-registratie van partners gecontroleerd",
        subject: .partner,
        basis: .norm,
        source: "Kwaliteitsnormen BabythuisZorg, september 2023 (SKJ-partner); termijn van twaalf maanden: eigen beleid",
        clauses: ["bz:regie", "iso9001:8.4", "hkz:8"],
        looksAt: "Elke SKJ-partner die in de periode regie had, en de dag waarop de registratie het laatst is gecontroleerd.",
        counts:
            "De laatste controle, als die op de laatste dag van de periode hoogstens het ingestelde aantal maanden geleden is.",
        countsNot: "De geldigheid van de registratie zelf: die telt bij CAS-REGIE-DAG. Een controle van na de laatste dag.",
        remedy: "Zoek de partner op in het register van SKJ en lever de datum van de controle.",
        parameters: [CheckParameter("maanden", 12, .months, "zo lang telt een controle")],
        evidence: [.partner])

    func judged(_ query: CheckQuery) -> SQL {
        """
        WITH \(query.cases), partners AS (
            SELECT p.partner_nr, CASE WHEN p.gecontroleerd_op <= \(query.last) THEN p.gecontroleerd_op END AS gecontroleerd_op
            FROM skj_partners p WHERE \(query.known("p")) AND EXISTS (
                SELECT 1 FROM regie g JOIN cases k ON k.casus_nr = g.casus_nr
                WHERE g.soort = 'skj_partner' AND g.partner_nr = p.partner_nr AND \(query.known("g"))
                    AND g.vanaf <= \(query.last) AND coalesce(g.tot, 'infinity') >= \(query.first))
        ), terms AS (SELECT partner_nr, \(query.after("gecontroleerd_op", months: "maanden")) AS tot FROM partners)
        \(query.missing("""
            SELECT partner_nr AS onderwerp, \(query.last) AS termijn,
                CASE WHEN tot IS NULL THEN 'onbekend' WHEN tot < \(query.last) THEN 'voldoet_niet'
                    WHEN tot < \(query.horizon) THEN 'verloopt' ELSE 'voldoet' END AS oordeel
            FROM terms
            """))
        """
    }
}
