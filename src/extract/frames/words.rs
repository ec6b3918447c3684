//! Word lists of the frames: who can act, what can be struck, which verbs tell of taking part. Lemmas in lower case.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Words that are looked up.
pub(super) type Words = LazyLock<HashSet<&'static str>>;

fn read(words: &'static str) -> HashSet<&'static str> {
    words.split_whitespace().collect()
}

/// Verbs by which those who take part are told of an event: "hosted by", "attended by".
pub(super) static TAKES_PART: Words = LazyLock::new(|| {
    read(
        "adopt attend carry chair conclude conduct convene fight have head hold host initial ink issue join launch lead
        make mount open pay preside ratify reach sign stage undertake wage watch witness",
    )
});

/// Verbs of telling whose object or recipient is present.
pub(super) static TELLS: Words = LazyLock::new(|| {
    read(
        "ask assure award brief congratulate give hand inform offer present promise remind tell thank urge warn",
    )
});

/// Verbs whose subject is a meeting and whose object are those who met.
pub(super) static BRINGS: Words = LazyLock::new(|| {
    read(
        "assemble attract bring draw gather get group include involve keep leave pit put reunite see team throw unite",
    )
});

/// Nouns that a phrase is looked past: "on the sidelines of", "at the end of".
pub(super) static PASSED: Words = LazyLock::new(|| {
    read(
        "ahead attendees beginning close conclusion course day days delegation end eve evening group guest guests heads
        honor honour host hour hours hundreds invitation leaders leg margins minister ministers minutes mission
        month months morning mourners opening out part participants party presidents result role round rounds
        series session sessions sideline sidelines spectators stage star start state team thousands those trip
        visit wake way week weeks years",
    )
});

/// Nouns for a part of a town or region that is told behind "of": "a suburb of Oslo".
pub(super) static PARTS_OF_TOWNS: Words = LazyLock::new(|| {
    read(
        "area centre center corner district east edge fringe half heart neighborhood neighbourhood north outskirt
        outskirts part port quarter region section sector south suburb township valley vicinity ward west",
    )
});

/// Nouns for firms, which act for no state.
pub(super) static FIRMS: Words = LazyLock::new(|| {
    read(
        "airline bank bottler brewer builder bureau carmaker carrier chain club company conglomerate developer distributor
        drugmaker exporter firm grower insurer investor lender maker manufacturer miner newspaper operator planemaker
        producer publisher railway refiner retailer shipbuilder smelter startup steelmaker studio supplier team
        university utility watchmaker winemaker",
    )
});

/// Prepositions behind which what is told goes on while the clause does.
pub(super) static WITHIN: Words =
    LazyLock::new(|| read("among at by during for from in on out over through throughout to with"));

/// Prepositions by which a verb reaches what it does: "entered into talks".
pub(super) static REACHING: Words =
    LazyLock::new(|| read("at for from in into of off on out over to up with"));

/// Nouns that measure what goes on: "hours of talks".
pub(super) static MEASURES: Words = LazyLock::new(|| {
    read(
        "afternoon batch bout bundle couple course day evening exchange flurry half handful hour kind minute month
        morning night number package pair phase raft round series session set sort spate spell stage string trio
        wave week weekend year",
    )
});

/// Nouns for who is another's equal: whose they are is somebody else.
pub(super) static FELLOWS: Words = LazyLock::new(|| {
    read("colleague counterpart guest homologue host interlocutor opposite partner peer rival")
});

/// Soldiers and ships: where they go is no visit.
pub(super) static ARMED: Words = LazyLock::new(|| {
    read(
        "aircraft army athlete battalion brigade citizen commando contingent convoy drone fighter force forces jet marine
        migrant militia missile national navy paratrooper peacekeeper people plane police prisoner rebel refugee
        reinforcement resident ship soldier student submarine tank team tourist troop troops unit vessel warship
        worker",
    )
});

/// Nouns for a number of those who are named behind "of".
pub(super) static GROUPS: Words = LazyLock::new(|| {
    read(
        "ambassador army array band chair chairman chief column commander contingent convoy counterpart couple delegate
        delegation diplomat dozen emir emissary envoy fighter force forces gang government group guest gunman
        handful head hundred king leader majority mediator member militant militia minister mission monarch navy
        negotiator number official pair party premier president prince quartet queen rebel representative score
        series side soldier speaker squad sultan team thousand trio troop troops unit wing",
    )
});

/// Nouns for people and things that act for the country that is told with them.
pub(super) static ACTING: Words = LazyLock::new(|| {
    read(
        "administration adviser advisor aide aircraft airman archbishop army artillery artilleryman assailant assembly
        attache attaché attacker banker battalion battery bishop board boat body bomber brigade bureau
        businessman cabinet carrier cavalry chairman chamber chancellor chief coalition coastguard colleague
        commander commando commission commissioner committee conscript consul contingent corvette council
        counsellor counterpart crew cruiser defender delegate delegation deputy destroyer dictator dignitary
        diplomat division drone duke economist emissary emperor empress engineer envoy executive expert
        fighter-bomber flotilla forces garrison gendarme governor group guard guerrilla guest gun gunboat
        gunfire gunner gunship head heir homologue infantry infantryman insurgent interceptor interlocutor
        intermediary invader investigator irregular judge junta lancer lawmaker leadership legionnaire
        legislator marine mayor militia missile mission monarch mortar mp naval negotiator observer occupier
        officer official opposite panel paratrooper parliament parliamentarian partisan party patrol peer plane
        planner princess prosecutor raider ranger rebel regent regime representative rival rocket ruler sailor
        scientist scout secretariat secretary senator separatist sheikh shell sherpa side skipper sniper speaker
        special-forces spokesman spokeswoman squadron staff strongman tank team technician trawler trooper
        troops veteran vice-minister vice-president warplane working-group",
    )
});

/// Things and places that stand for the country that owns them where they are hit, flown or laid at.
pub(super) static OWNED: Words = LazyLock::new(|| {
    read(
        "aircraft airfield airliner airport airspace area arsenal bank barge barrack barracks base battery boat bomb
        border border-post bridge building bulker bunker bus camp capital car carrier checkpoint church city
        clinic coast coaster column compound consulate convoy crew crossing cutter dam depot destroyer device
        dhow district dock docks dump embassy emirate enclave facility factory farm ferry field fisherman flag
        fleet fort fortress freighter frigate front frontline garrison glider guard gunboat hamlet harbor
        harbour harbourfront headquarters height heights helicopter hideout hill home hospital house interceptor
        island jet junction kingdom launcher line liner lorry magazine mainland market merchantman mine
        minesweeper ministry missile monastery mosque neighbor neighborhood neighbour neighbourhood oilfield
        outpost palace pass patrol peninsula pipeline plane plant port position post principality prison
        province quarter quay radar railway reactor refinery region republic ridge river road rocket satellite
        school settlement shelter ship shipping silo site soil soldier squadron stadium station strip stronghold
        submarine suburb sultanate supply tank tanker target terminal territory town train trawler trench troop
        truck tunnel unit university valley vessel village warehouse warhead warship waters weapon wedding yacht
        zone",
    )
});

/// Nouns in the plural for those who act together: "the two sides", "the ministers".
pub(super) static TOGETHER: Words = LazyLock::new(|| {
    read(
        "ally ambassador army belligerent cabinet capital chancellor chief combatant commander counterpart country
        delegation diplomat duo enemy envoy foe force foursome general government head king kingdom leader man
        minister monarch nation navy negotiator neighbor neighbour official pair parliament partner party power
        premier president quartet republic rival secretary side state statesman team threesome trio troop woman",
    )
});

/// Those of them that people are.
pub(super) static HUMAN: Words = LazyLock::new(|| {
    read(
        "ambassador chancellor chief commander counterpart diplomat duo envoy foursome general head king leader man
        minister monarch negotiator official pair premier president quartet rival secretary statesman threesome
        trio woman",
    )
});

/// Nouns for soldiers and weapons.
pub(super) static WEAPONS: Words = LazyLock::new(|| {
    read(
        "army artillery barrage battalion battery bomb bomber commander destroyer drone fighter fighter-bomber force
        forces frigate grenade guerrilla gun gunboat gunfire gunman gunner gunship helicopter insurgent jet
        militant missile mortar plane projectile raid raider rebel rocket round salvo shell shot sniper soldier
        submarine tank torpedo troop volley warplane warship",
    )
});

/// Words for a number or part of those behind "of".
pub(super) static NUMBERS: Words = LazyLock::new(|| {
    read(
        "all any both couple dozen each eight few five four half handful hundred majority many most nine none number one
        part score seven several six some ten thousand three two",
    )
});
