using GraphMemory.Extraction;
using GraphMemory.Graph;
using GraphMemory.Journal;

namespace GraphMemory.Entities;

/// <summary>
/// Decides whom mentions mean: entities that are known, or new ones. Pure: it is given the entities that the names may mean, and
/// collects what is new as change items. Mentions that are resolved one after the other see each other.
/// </summary>
internal sealed class EntityResolver
{
    /// <summary>The name of the scope's own user until another is told.</summary>
    public const string SelfName = "User";

    private const int NameLengthMax = 200;

    private readonly Dictionary<EntityId, Entity> entities = [];
    private readonly Dictionary<string, List<EntityId>> byKey = new(StringComparer.Ordinal);
    private readonly HashSet<EntityId> known = [];
    private readonly List<ChangeItem> items = [];
    private readonly IdSource ids;

    public EntityResolver(IEnumerable<Entity> found, IdSource ids)
    {
        this.ids = ids;
        foreach (Entity entity in found.OrderBy(entity => entity.Id))
        {
            known.Add(entity.Id);
            Index(entity);
        }
    }

    /// <summary>What was decided, in order.</summary>
    public IReadOnlyList<ChangeItem> Items => items;

    /// <summary>The name keys whose entities must be read before claims are resolved.</summary>
    public static IReadOnlySet<string> KeysOf(IEnumerable<SourcedClaim> claims)
    {
        HashSet<string> keys = new(StringComparer.Ordinal);
        foreach (SourcedClaim sourced in claims)
        {
            string owner = sourced.Speaker ?? SelfName;
            keys.Add(NameKey.Of(owner));
            AddKeys(sourced.Claim.Subject, owner, keys);
            if (sourced.Claim.Object is { } target) AddKeys(target, owner, keys);
            if (sourced.Claim is { Object: not null, Replaced: { } replaced }) keys.Add(NameKey.Of(replaced));
        }
        keys.Remove("");
        return keys;
    }

    /// <summary>True when the entity was known before these claims, so that facts about it may be.</summary>
    public bool WasKnown(EntityId id) => known.Contains(id);

    /// <summary>An entity that was given or made.</summary>
    public Entity this[EntityId id] => entities[id];

    /// <summary>Whom a mention means; null when it could be several, or has no name to be known by.</summary>
    /// <param name="mention">The mention.</param>
    /// <param name="speaker">Who speaks; null for the scope's own user.</param>
    public EntityId? Resolve(Mention mention, string? speaker) => mention switch
    {
        Mention.Speaker => Speaker(speaker),
        Mention.Named named => ByName(named.Name, named.Kind),
        Mention.Kin kin => ByBond(kin, speaker),
        _ => throw new ArgumentOutOfRangeException(nameof(mention)),
    };

    /// <summary>Gives an entity another name, unless it has it.</summary>
    public void Name(EntityId id, string alias)
    {
        Entity entity = entities[id];
        string key = NameKey.Of(alias);
        if (key.Length == 0 || alias.Length > NameLengthMax || Keys(entity).Contains(key, StringComparer.Ordinal)) return;
        items.Add(new EntityNamed(id, alias));
        entities[id] = entity with { Aliases = entity.Aliases.Add(alias) };
        Add(key, id);
    }

    /// <summary>The name by which sentences call an entity; null when nobody said it, as of a sister who was only called "my sister".</summary>
    public string? NameOf(EntityId id)
    {
        Entity entity = entities[id];
        return IsBond(entity.Name) ? entity.Aliases.FirstOrDefault(alias => !IsBond(alias)) : entity.Name;
    }

    private EntityId? Speaker(string? speaker)
    {
        if (speaker is not null && !string.Equals(NameKey.Of(speaker), NameKey.Of(SelfName), StringComparison.Ordinal)) return ByName(speaker, EntityKind.Person);
        foreach (Entity entity in entities.Values)
        {
            if (entity.IsSelf) return entity.Id;
        }
        return Create(EntityKind.Person, SelfName, isSelf: true);
    }

    private EntityId? ByName(string name, EntityKind kind)
    {
        string key = NameKey.Of(name);
        if (key.Length == 0 || name.Length > NameLengthMax) return null;
        return Best(key, kind) ?? Create(kind, name.Trim(), isSelf: false);
    }

    /// <summary>
    /// "My sister Ana" is Ana, and gets the name "User's sister" beside her own; "my sister" is whoever alone has that name.
    /// </summary>
    private EntityId? ByBond(Mention.Kin kin, string? speaker)
    {
        if (Speaker(speaker) is null) return null;
        string bond = $"{speaker ?? SelfName}'s {kin.Role}";
        if (bond.Length > NameLengthMax) return null;
        List<EntityId> bearers = Compatible(NameKey.Of(bond), kin.Kind);
        if (kin.Name is null) return bearers.Count switch { 0 => Create(kin.Kind, bond, isSelf: false), 1 => bearers[0], _ => null };

        string key = NameKey.Of(kin.Name);
        if (key.Length == 0 || kin.Name.Length > NameLengthMax) return null;
        EntityId? found = Best(key, kin.Kind);
        if (found is null && bearers.Count == 1 && NameOf(bearers[0]) is null)
        {
            Name(bearers[0], kin.Name);
            return bearers[0];
        }
        EntityId id = found ?? Create(kin.Kind, kin.Name.Trim(), isSelf: false);
        Name(id, bond);
        return id;
    }

    private EntityId? Best(string key, EntityKind kind)
    {
        List<EntityId> candidates = Compatible(key, kind);
        return candidates.Count == 0
            ? null
            : candidates
                .OrderBy(id => entities[id].Kind == kind ? 0 : 1)
                .ThenBy(id => string.Equals(NameKey.Of(entities[id].Name), key, StringComparison.Ordinal) ? 0 : 1)
                .ThenBy(id => id)
                .First();
    }

    private List<EntityId> Compatible(string key, EntityKind kind) =>
        byKey.TryGetValue(key, out List<EntityId>? bearers) ? [.. bearers.Where(id => Fits(entities[id].Kind, kind))] : [];

    /// <summary>One name and one kind is one entity; a person and a place of one name are two.</summary>
    private static bool Fits(EntityKind one, EntityKind other) => one == other || one is EntityKind.Thing || other is EntityKind.Thing;

    private EntityId Create(EntityKind kind, string name, bool isSelf)
    {
        Entity entity = new() { Id = new(ids.Next()), Kind = kind, Name = name, IsSelf = isSelf };
        items.Add(new EntityAdded(entity.Id, kind, name, isSelf));
        Index(entity);
        return entity.Id;
    }

    private void Index(Entity entity)
    {
        entities[entity.Id] = entity;
        foreach (string key in Keys(entity)) Add(key, entity.Id);
    }

    private void Add(string key, EntityId id)
    {
        if (!byKey.TryGetValue(key, out List<EntityId>? bearers)) byKey[key] = bearers = [];
        if (!bearers.Contains(id)) bearers.Add(id);
    }

    private static IEnumerable<string> Keys(Entity entity) => entity.Aliases.Prepend(entity.Name).Select(NameKey.Of);

    private static bool IsBond(string name) => name.Contains("'s ", StringComparison.Ordinal);

    private static void AddKeys(Mention mention, string owner, HashSet<string> keys)
    {
        switch (mention)
        {
            case Mention.Named named:
                keys.Add(NameKey.Of(named.Name));
                break;
            case Mention.Kin kin:
                keys.Add(NameKey.Of($"{owner}'s {kin.Role}"));
                if (kin.Name is not null) keys.Add(NameKey.Of(kin.Name));
                break;
        }
    }
}
