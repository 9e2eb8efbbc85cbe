using System.Collections.Frozen;

namespace GraphMemory.Extraction;

/// <summary>The words that frames ask for. Closed lists, in lower case, in the singular where a plural exists.</summary>
internal static class WordLists
{
    /// <summary>Animals that people keep.</summary>
    public static readonly FrozenSet<string> Pets = Words(
        "dog cat puppy kitten hamster rabbit bunny parrot budgie canary goldfish turtle tortoise horse pony gerbil snake lizard gecko iguana "
        + "ferret hedgehog chinchilla labrador poodle beagle corgi dachshund terrier retriever spaniel collie husky pug bulldog goat "
        + "chicken hen duck pig donkey pup doggo kitty cockatiel axolotl guinea-pig pet");

    /// <summary>Heads of occupations that do not end in one of <see cref="RoleEndings"/>, or are too common to leave to them.</summary>
    public static readonly FrozenSet<string> Roles = Words(
        "nurse chef cook doctor surgeon vet judge pilot coach clerk guard architect analyst consultant accountant assistant student intern "
        + "mechanic chemist physicist economist pharmacist dentist therapist psychologist psychiatrist scientist biologist geologist journalist "
        + "artist pianist florist receptionist barista secretary librarian technician electrician musician politician physician optician "
        + "engineer developer programmer designer teacher lecturer writer painter photographer driver lawyer plumber carpenter baker butcher "
        + "farmer firefighter waiter bartender manager director producer editor reporter researcher officer soldier tailor hairdresser barber "
        + "cashier entrepreneur ceo cto cfo founder professor tutor instructor translator interpreter counselor counsellor paramedic midwife "
        + "veterinarian freelancer contractor salesman saleswoman salesperson policeman policewoman fisherman flight-attendant banker broker "
        + "trader actor actress singer dancer model author poet blogger welder miner sailor nanny janitor landscaper gardener recruiter "
        + "administrator sysadmin tester supervisor superintendent principal dean curator archivist lead advisor adviser strategist specialist "
        + "stylist yoga-teacher trainer personal-trainer copywriter bookkeeper auditor actuary statistician mathematician philosopher historian "
        + "linguist archaeologist astronomer meteorologist oceanographer ecologist optometrist radiologist cardiologist pediatrician "
        + "anesthesiologist neurologist oncologist dermatologist physiotherapist chiropractor nutritionist dietitian caregiver carer cleaner "
        + "housekeeper maid butler valet concierge bouncer courier postman mailman trucker cab-driver roofer mason bricklayer glazier locksmith "
        + "watchmaker jeweler jeweller blacksmith potter weaver seamstress cobbler brewer winemaker sommelier");

    /// <summary>What people are to each other, by the noun: the predicate of which the speaker is the subject.</summary>
    public static readonly FrozenDictionary<string, string> Kin = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["wife"] = "partner",
        ["husband"] = "partner",
        ["girlfriend"] = "partner",
        ["boyfriend"] = "partner",
        ["fiancé"] = "partner",
        ["fiancée"] = "partner",
        ["fiance"] = "partner",
        ["fiancee"] = "partner",
        ["spouse"] = "partner",
        ["partner"] = "partner",
        ["hubby"] = "partner",
        ["son"] = "parent_of",
        ["daughter"] = "parent_of",
        ["child"] = "parent_of",
        ["kid"] = "parent_of",
        ["baby"] = "parent_of",
        ["stepson"] = "parent_of",
        ["stepdaughter"] = "parent_of",
        ["toddler"] = "parent_of",
        ["mother"] = "child_of",
        ["father"] = "child_of",
        ["mom"] = "child_of",
        ["mum"] = "child_of",
        ["dad"] = "child_of",
        ["parent"] = "child_of",
        ["stepmother"] = "child_of",
        ["stepfather"] = "child_of",
        ["sister"] = "sibling_of",
        ["brother"] = "sibling_of",
        ["sibling"] = "sibling_of",
        ["twin"] = "sibling_of",
        ["stepsister"] = "sibling_of",
        ["stepbrother"] = "sibling_of",
        ["cousin"] = "relative_of",
        ["aunt"] = "relative_of",
        ["uncle"] = "relative_of",
        ["niece"] = "relative_of",
        ["nephew"] = "relative_of",
        ["grandmother"] = "relative_of",
        ["grandfather"] = "relative_of",
        ["grandma"] = "relative_of",
        ["grandpa"] = "relative_of",
        ["grandson"] = "relative_of",
        ["granddaughter"] = "relative_of",
        ["mother-in-law"] = "relative_of",
        ["father-in-law"] = "relative_of",
        ["brother-in-law"] = "relative_of",
        ["sister-in-law"] = "relative_of",
        ["friend"] = "friend_of",
        ["buddy"] = "friend_of",
        ["bestie"] = "friend_of",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>One word for those that mean the same person of a family.</summary>
    public static readonly FrozenDictionary<string, string> RoleNames = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["mom"] = "mother",
        ["mum"] = "mother",
        ["dad"] = "father",
        ["hubby"] = "husband",
        ["fiance"] = "fiancé",
        ["fiancee"] = "fiancée",
        ["kid"] = "child",
        ["grandma"] = "grandmother",
        ["grandpa"] = "grandfather",
        ["buddy"] = "friend",
        ["bestie"] = "friend",
        ["kids"] = "children",
        ["pup"] = "dog",
        ["doggo"] = "dog",
        ["puppy"] = "dog",
        ["kitty"] = "cat",
        ["kitten"] = "cat",
        ["bunny"] = "rabbit",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Ways to eat.</summary>
    public static readonly FrozenSet<string> Diets = Words("vegan vegetarian pescatarian keto paleo gluten-free lactose-free dairy-free kosher halal veggie");

    /// <summary>Languages.</summary>
    public static readonly FrozenSet<string> Languages = Words(
        "english spanish french german italian portuguese dutch swedish norwegian danish finnish icelandic polish czech slovak hungarian romanian "
        + "bulgarian serbian croatian bosnian slovenian greek turkish russian ukrainian belarusian lithuanian latvian estonian arabic hebrew persian "
        + "farsi urdu hindi punjabi gujarati marathi bengali tamil telugu kannada malayalam sinhala nepali mandarin cantonese chinese japanese korean "
        + "vietnamese thai lao khmer burmese malay indonesian tagalog filipino swahili amharic somali hausa yoruba igbo zulu xhosa afrikaans irish "
        + "welsh gaelic catalan basque galician albanian armenian georgian kazakh uzbek mongolian latin esperanto maltese");

    /// <summary>Things that "have" and "buy" make one's own for longer.</summary>
    public static readonly FrozenSet<string> Belongings = Words(
        "car truck van motorcycle motorbike scooter bike bicycle boat yacht house apartment flat condo cabin cottage farm piano guitar violin cello "
        + "drum keyboard camera laptop computer phone tablet tv telescope tent kayak canoe surfboard snowboard skateboard ski bookshop shop store "
        + "restaurant cafe bakery company business garden pool treadmill console drone printer tractor caravan camper rv suv jeep pickup "
        + "land bookstore studio gym watch necklace ring");

    /// <summary>Heads too vague to be a value.</summary>
    public static readonly FrozenSet<string> Vague = Words(
        "thing pair thought connection lot bit way idea time fact something everything anything nothing one stuff kind sort type place moment sound look feeling part day "
        + "week month year morning evening night today tomorrow lots bunch couple few many much some all none other another both each reason case "
        + "point side word question answer work job vibe look energy attitude perspective view choice decision story piece pic photo picture "
        + "someone somebody anyone people guy person here there home life love support help feedback suggestion advice");

    /// <summary>Names of places of a common kind that stand with "the" in general.</summary>
    public static readonly FrozenSet<string> GenericWithThe = Words(
        "beach ocean sea outdoors outdoor mountain piano guitar violin cello flute drum countryside city opera theatre theater cinema gym rain snow sun "
        + "heat cold summer winter spring autumn fall");

    /// <summary>Verbs whose simple past with an object tells what somebody did.</summary>
    public static readonly FrozenSet<string> EventVerbs = Words(
        "visit adopt graduate win buy finish complete attend climb travel watch meet join sign start launch publish write paint build open "
        + "marry celebrate run pass lose break receive purchase sell volunteer perform organize organise host explore tour hike "
        + "camp bake cook create design record film apply enroll enrol register donate teach learn discover book plant read participate "
        + "compete go move get quit leave retire see");

    /// <summary>Verbs too vague to be a plan.</summary>
    public static readonly FrozenSet<string> NotPlans = Words(
        "tell let say check see be do think ask give try keep know hear look wait talk need want like love have make say show share help remember hope "
        + "miss get take come stop put stay happen feel mention thank chat go sound admit wish work send add use turn call catch");

    /// <summary>Nouns of mass, which take no article.</summary>
    public static readonly FrozenSet<string> Uncountable = Words(
        "land software music equipment furniture jewelry jewellery money stock property staff people children kids");

    /// <summary>Endings of occupations.</summary>
    public static readonly string[] RoleEndings = ["engineer", "developer", "designer", "teacher", "nurse", "manager", "scientist", "analyst", "ologist"];

    private static FrozenSet<string> Words(string words) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
