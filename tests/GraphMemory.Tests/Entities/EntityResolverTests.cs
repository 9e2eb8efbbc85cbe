using GraphMemory.Entities;
using GraphMemory.Extraction;
using GraphMemory.Graph;
using GraphMemory.Journal;
using Microsoft.Extensions.Time.Testing;

namespace GraphMemory.Tests.Entities;

public sealed class EntityResolverTests
{
    private readonly EntityResolver resolver = new([], new IdSource(new FakeTimeProvider(), RandomSource.Seeded(1)));

    [Fact]
    public void Without_a_speaker_I_am_the_user_of_the_scope()
    {
        EntityId? first = resolver.Resolve(Mention.Self, speaker: null);

        Assert.Equal(first, resolver.Resolve(Mention.Self, speaker: null));
        EntityAdded added = Assert.IsType<EntityAdded>(Assert.Single(resolver.Items));
        Assert.Equal(("User", EntityKind.Person, true), (added.Name, added.Kind, added.IsSelf));
    }

    [Fact]
    public void A_speaker_is_the_person_of_that_name()
    {
        EntityId? caroline = resolver.Resolve(Mention.Self, "Caroline");

        Assert.Equal(caroline, resolver.Resolve(new Mention.Named("caroline", EntityKind.Person), "Melanie"));
        Assert.NotEqual(caroline, resolver.Resolve(Mention.Self, "Melanie"));
        Assert.NotEqual(caroline, resolver.Resolve(Mention.Self, speaker: null));
    }

    [Fact]
    public void A_person_and_a_place_of_one_name_are_two()
    {
        EntityId? person = resolver.Resolve(new Mention.Named("Florence", EntityKind.Person), null);

        Assert.NotEqual(person, resolver.Resolve(new Mention.Named("Florence", EntityKind.Place), null));
        Assert.Equal(person, resolver.Resolve(new Mention.Named("FLORENCE", EntityKind.Thing), null));
    }

    [Fact]
    public void My_sister_is_the_one_who_was_named()
    {
        EntityId? ana = resolver.Resolve(new Mention.Kin("sister", "Ana", EntityKind.Person), null);

        Assert.Equal(ana, resolver.Resolve(new Mention.Kin("sister", null, EntityKind.Person), null));
        Assert.NotEqual(ana, resolver.Resolve(new Mention.Kin("sister", null, EntityKind.Person), "Melanie"));
    }

    [Fact]
    public void My_sister_is_nobody_when_there_are_two()
    {
        resolver.Resolve(new Mention.Kin("sister", "Ana", EntityKind.Person), null);
        resolver.Resolve(new Mention.Kin("sister", "Mia", EntityKind.Person), null);

        Assert.Null(resolver.Resolve(new Mention.Kin("sister", null, EntityKind.Person), null));
    }

    [Fact]
    public void A_sister_gets_her_name_when_it_is_told()
    {
        EntityId sister = resolver.Resolve(new Mention.Kin("sister", null, EntityKind.Person), null)!.Value;
        Assert.Null(resolver.NameOf(sister));

        Assert.Equal(sister, resolver.Resolve(new Mention.Kin("sister", "Ana", EntityKind.Person), null));
        Assert.Equal("Ana", resolver.NameOf(sister));
    }

    [Fact]
    public void A_name_that_is_told_is_an_alias_once()
    {
        EntityId self = resolver.Resolve(Mention.Self, null)!.Value;
        resolver.Name(self, "Priya");
        resolver.Name(self, "PRIYA");

        Assert.Single(resolver.Items.OfType<EntityNamed>());
        Assert.Equal(self, resolver.Resolve(new Mention.Named("Priya", EntityKind.Person), null));
    }

    [Fact]
    public void What_has_no_letter_has_no_name() => Assert.Null(resolver.Resolve(new Mention.Named("\ud83d\ude00", EntityKind.Thing), null));
}
